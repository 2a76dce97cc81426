/** Tokens of Slack's by how they begin, and what the tests seal and sign with. */
const ALWAYS = [/xox[abepr]-/, /xapp-/, /the signing secret of the tests/, /a key for tests/];

const known = new Set<string>();

/** A password of this test run: no payload to Slack may hold it. Links of one's own open for their signed-in member alone. */
export function isSecret(secret: string): void {
  known.add(secret);
}

/** Which secrets are in what is sent, by what they are. */
export function secretsIn(body: string): string[] {
  const clear = decodeURIComponent(body.replaceAll("+", " ").replace(/%(?![0-9a-f]{2})/gi, "%25"));
  return [
    ...ALWAYS.filter((pattern) => pattern.test(clear)).map(String),
    ...[...known].filter((secret) => clear.includes(secret)).map(() => "a mailbox's password"),
  ];
}
