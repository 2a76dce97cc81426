import type { Signing } from "../../core/keys/signing.ts";
import type { HeaderLine } from "../../core/mailbox/header-line.ts";

const TITLE = "Unpause tests the sender checks of this inbox";
/** The signed id at the end of a subject. A relay may change the Message-ID, but no subject. */
const CODE = /\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{32})\)\s{0,5}$/;
const LONGEST_CODE = 100;
const HASH_LENGTH = 32;

type Hashing = Pick<Signing, "hash">;
type TestOf = { mailboxId: string; testId: string };

/** The test mail, and the header lines that we plant in it as a forger would. */
export function testMail(signing: Hashing, test: TestOf & { planted: readonly string[] }) {
  return {
    subject: `${TITLE} (${test.testId}.${hashOf(signing, test)})`,
    text: `This mail shows Unpause whether the mail server of this inbox checks who sent a mail, and whether it removes
forged results. It is no ticket. You can delete it.
`,
    headers: plantedHeaders(test),
  };
}

/** A word that every planted header has, and nothing else in the mail's header but its subject. */
export const markOf = (testId: string) => testId.replaceAll("-", "");

/** Two for each name, as servers differ in how they compare: one bare, one in capitals and with a version (RFC 8601 §2.2). */
function plantedHeaders({ testId, planted }: { testId: string; planted: readonly string[] }): HeaderLine[] {
  const mark = markOf(testId);
  const forged = `dmarc=pass header.from=${mark}.invalid; spf=pass smtp.mailfrom=${mark}.invalid`;
  const values = [
    ...planted.flatMap((name) => [`${name}; ${forged}`, `${name.toUpperCase()} 1; ${forged}`]),
    `mx.${mark}.invalid; ${forged}`,
    forged,
  ];
  return values.map((value) => ({ name: "Authentication-Results", value }));
}

/** The id of the test whose mail this is, by its subject; null: it is none of ours. An answer to one, or a forward of one, is none. */
export function testIn(signing: Hashing, mailboxId: string, subject: string): string | null {
  const at = subject.indexOf(TITLE);
  if (at === -1 || subject.slice(0, at).includes(":")) return null;
  const [, testId = "", hash] = CODE.exec(subject.slice(-LONGEST_CODE)) ?? [];
  return hash !== undefined && hash === hashOf(signing, { mailboxId, testId }) ? testId : null;
}

const hashOf = (signing: Hashing, { mailboxId, testId }: TestOf) =>
  signing.hash("sender-test", `${mailboxId} ${testId}`).slice(0, HASH_LENGTH);
