import { expect } from "vitest";

/** Tokens of Slack's by how they begin, and what the tests seal and sign with. */
const ALWAYS = [/xox[abepr]-/, /xapp-/, /the signing secret of the tests/, /a key for tests/];

/** By test file: several run in one process, and the password of one is an ordinary word in another. */
const known = new Map<string, Set<string>>();
const ofThisFile = (): Set<string> => {
  const file = expect.getState().testPath ?? "";
  const secrets = known.get(file) ?? new Set();
  known.set(file, secrets);
  return secrets;
};

/** A password of this test file: no payload to a chat may hold it. Links of one's own open for their signed-in member alone. */
export function isSecret(secret: string): void {
  ofThisFile().add(secret);
}

/** Which secrets are in what is sent, by what they are. */
export function secretsIn(body: string): string[] {
  const clear = decodeURIComponent(body.replaceAll("+", " ").replace(/%(?![0-9a-f]{2})/gi, "%25"));
  return [
    ...ALWAYS.filter((pattern) => pattern.test(clear)).map(String),
    ...[...ofThisFile()].filter((secret) => clear.includes(secret)).map(() => "a mailbox's password"),
  ];
}
