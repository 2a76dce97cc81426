/** Tokens of Slack's by how they begin, and what the tests seal and sign with. */
const ALWAYS = [/xox[abepr]-/, /xapp-/, /the signing secret of the tests/, /a key for tests/];

const known = new Set<string>();

/** A password of this test file: no payload to a chat may hold it. Links of one's own open for their signed-in member alone. */
export function isSecret(secret: string): void {
  known.add(secret);
}

/** Several test files run in one process, and the password of one is an ordinary word in another. */
export const forgetSecrets = (): void => known.clear();

/** Which secrets are in what is sent, by what they are. */
export function secretsIn(body: string): string[] {
  const clear = decodeURIComponent(body.replaceAll("+", " ").replace(/%(?![0-9a-f]{2})/gi, "%25"));
  return [
    ...ALWAYS.filter((pattern) => pattern.test(clear)).map(String),
    ...[...known].filter((secret) => clear.includes(secret)).map(() => "a mailbox's password"),
  ];
}
