import type { Shown } from "../../core/chat/delivered.ts";
import { letterId } from "../../core/chat/letter.ts";
import { openAccess } from "../../core/credential/open-access.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { handlersOf } from "../../core/outbox/handler.ts";
import type { SupportContext, SupportRooms } from "../support-rooms.ts";
import { testMail } from "./test-mail.ts";
import type { SenderTestMessage } from "./test-senders.ts";

export const senderTestDeliveries = handlersOf<SenderTestMessage, SupportRooms>({
  "send-sender-test": (ctx, _chats, { message }) => sendTestMail(ctx, message),
});

/** A mail that cannot be sent is tried again the next day. */
const AGAIN_MS = 24 * 60 * 60_000;

/**
 * Sends a test mail to its inbox, by the operator's own mail server. Without one the inbox's SMTP is used, which proves something where it
 * is of another mail system. Sent twice, the mail counts once.
 */
async function sendTestMail(ctx: SupportContext, { mailboxId, testId }: SenderTestMessage): Promise<Shown> {
  const [mailbox, test] = await Promise.all([
    ctx.store.mailboxes.get(mailboxId),
    ctx.store.senderTests.get(mailboxId),
  ]);
  if (mailbox === null || test?.testId !== testId) return { kind: "shown" };
  const mail = {
    messageId: letterId(ctx.publicUrl, `sender test ${testId}`),
    to: mailbox.address,
    inReplyTo: null,
    ...testMail(ctx.signing, { mailboxId, testId, planted: test.planted }),
  };
  const { letters } = ctx.operator;
  const answer =
    letters === null
      ? await sendFromInbox(ctx, mailbox, mail)
      : await letters.send({ ...mail, sharedText: mail.text });
  if (answer.kind === "accepted") return { kind: "shown" };
  if (answer.kind === "later") return { kind: "later", until: null, why: answer.why };
  const at = ctx.clock.now();
  const dueAt = new Date(at.getTime() + AGAIN_MS);
  const end = { result: "not-sent" as const, authserv: null, why: answer.why, at, dueAt };
  await ctx.store.senderTests.end(mailboxId, testId, end);
  return { kind: "shown" };
}

type TestMail = ReturnType<typeof testMail> & { messageId: string; to: string };

/** A failure is judged where the inbox sends its letters. */
async function sendFromInbox(ctx: SupportContext, mailbox: Mailbox, mail: TestMail) {
  const later = { kind: "later" as const, why: "The inbox cannot send at the moment." };
  const way = mailbox.state.kind === "connected" ? await openAccess(ctx, mailbox) : null;
  if (way?.kind !== "open") return later;
  const sent = await ctx.mail.transmit(way.access, {
    ...mail,
    from: { name: "Unpause", address: mailbox.address },
    html: null,
    inReplyTo: null,
    references: [],
    automatic: "auto-generated",
    unsubscribeUrl: null,
  });
  return sent.kind === "failed" ? later : { kind: "accepted" as const };
}
