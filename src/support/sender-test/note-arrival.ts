import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { Tx } from "../../core/tx.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { type Judgement, judgeSenderTest, type SenderTestResult } from "./judge-sender-test.ts";
import type { ArrivedMail, SenderTestEnd } from "./sender-test.ts";
import { serverOf, takeProofBack } from "./take-proof.ts";
import { markOf } from "./test-mail.ts";

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** A server whose name changes with each mail cannot be tried. */
const MOST_MAILS = 4;

/**
 * Ends the test whose mail has arrived, in the transaction that files it. Each mail counts once, in its time, and only for the inbox it
 * was signed for. Idempotent.
 */
export async function noteArrival(
  tx: Tx<SupportRooms>,
  mailboxId: string,
  { testId, trace }: ArrivedMail,
  at: Date,
): Promise<void> {
  const [mailbox, test] = await Promise.all([tx.mailboxes.get(mailboxId), tx.senderTests.get(mailboxId)]);
  if (mailbox === null || test === null || test.testId !== testId || test.dueAt < at) return;
  const { planted } = test;
  const judgement = judgeSenderTest({ trace, mark: markOf(testId), planted });
  if (judgement.kind === "next-name" && test.mails < MOST_MAILS) {
    const more = [...new Set([judgement.authserv, ...planted])];
    if (await tx.senderTests.askAgain(mailboxId, testId, more, at)) tx.wake("test-senders", mailboxId);
    return;
  }
  const result = endOf(judgement);
  const authserv = "authserv" in judgement ? judgement.authserv : null;
  const dueAt = new Date(at.getTime() + WEEK_MS);
  if (!(await tx.senderTests.end(mailboxId, testId, { result, authserv, why: null, at, dueAt }))) return;
  if (judgement.kind === "proven") await keepProof(tx, mailbox, judgement, at);
  else if (result !== "came-from-inside") await takeProofBack(tx, mailbox, at);
}

const endOf = ({ kind }: Judgement): SenderTestEnd => (kind === "next-name" ? "name-varies" : kind);

async function keepProof(
  tx: Tx<SupportRooms>,
  mailbox: Mailbox,
  { authserv, hops }: Extract<SenderTestResult, { kind: "proven" }>,
  at: Date,
): Promise<void> {
  const isNew = await tx.supportInboxes.saveProof(mailbox.id, {
    authserv,
    hops,
    server: serverOf(mailbox),
    at,
  });
  if (!isNew) return;
  const { id: mailboxId, workspaceId } = mailbox;
  await tx.history.add(workspaceId, {
    kind: "sender-checks-proven",
    mailboxId,
    data: { server: authserv },
    at,
  });
}
