import { randomUUID } from "node:crypto";
import { commit } from "../../core/commit.ts";
import { domainOf } from "../../core/mailbox/mail-address.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { SupportContext } from "../support-rooms.ts";
import type { SenderTest } from "./sender-test.ts";
import { serverOf, takeProofBack } from "./take-proof.ts";

/** The message that brings a test mail on its way. */
export type SenderTestMessage = { kind: "send-sender-test"; mailboxId: string; testId: string };

/** A mail that is not there by then is not waited for. */
const ARRIVES_MS = 24 * 60 * 60_000;
const MOST_NAMES = 6;

/**
 * The job: asks for a test mail to a support inbox, if one is due. The mail before it, if it did not arrive, counts no more.
 * Idempotent.
 */
export async function testSenders(ctx: SupportContext, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const [mailbox, inbox, test] = await Promise.all([
    ctx.store.mailboxes.get(mailboxId),
    ctx.store.supportInboxes.get(mailboxId),
    ctx.store.senderTests.get(mailboxId),
  ]);
  if (mailbox === null || inbox === null) return;
  const { workspaceId } = mailbox;
  const testId = randomUUID();
  const isLate = test !== null && test.testId !== null && test.dueAt <= now;
  await commit(ctx, workspaceId, async (tx) => {
    const of = serverOf(mailbox);
    // The new server has proven nothing.
    if (inbox.authservAt !== null && inbox.authservAt !== of) await takeProofBack(tx, mailbox, now);
    if (isLate) await tx.senderTests.end(mailboxId, test.testId ?? "", notArrived(now));
    const before = isLate ? await tx.senderTests.get(mailboxId) : test;
    const goesOn = before !== null && before.testId === null && before.mails > 0;
    const planted = goesOn ? before.planted : likelyNames(mailbox, [inbox.authserv, test?.authserv]);
    const mails = goesOn ? before.mails + 1 : 1;
    const asked = { workspaceId, testId, planted, mails, at: now, of, dueAt: after(now, ARRIVES_MS) };
    if (!(await tx.senderTests.ask(mailboxId, before, asked))) return;
    const message: SenderTestMessage = { kind: "send-sender-test", mailboxId, testId };
    await tx.say(workspaceId, `sender-test ${mailboxId}`, message, now);
  });
}

const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms);

const notArrived = (at: Date) => ({
  result: "not-arrived" as const,
  authserv: null,
  why: null,
  at,
  dueAt: at,
});

/** The name that the server wrote before, and those that servers usually write. A wrong guess costs one more mail. */
function likelyNames({ address, imap }: Mailbox, known: (SenderTest["authserv"] | undefined)[]): string[] {
  const names = [...known, imap.host, domainOf(address)].flatMap((name) => name?.toLowerCase() ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
