import { commit } from "../../core/commit.ts";
import { openAccess } from "../../core/credential/open-access.ts";
import { isDeadAddress } from "../../core/diagnosis/is-dead-address.ts";
import { lineOf } from "../../core/diagnosis/line-of.ts";
import { handleFailure } from "../../core/disconnection/handle-failure.ts";
import type { MailboxAccess } from "../../core/mailbox/mail-port.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { SupportContext } from "../support-rooms.ts";
import type { Letter, LetterEnd } from "./letter-store.ts";

/** An acknowledgement that comes a day late tells nobody anything. */
const WAITS_MS = 24 * 60 * 60_000;
const FIRST_TRY_MS = 5 * 60_000;
const LONGEST_TRY_MS = 4 * 60 * 60_000;
/** Then another inbox has its turn. */
const AT_ONCE = 200;

/**
 * Sends the letters of an inbox that are due, each at most once. While the inbox is lost or in doubt they wait, and after a day they are
 * given up.
 */
export async function sendLetters(ctx: SupportContext, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) return;
  await giveUpOld(ctx, mailbox);
  if (mailbox.state.kind !== "connected") return;
  const way = await openAccess(ctx, mailbox);
  if (way === null) return;
  if (way.kind === "closed") return await judge(ctx, mailbox, way, "token").then(() => {});
  for (let count = 0; count < AT_ONCE; count++) {
    const letter = await ctx.store.supportLetters.claim(mailboxId, ctx.clock.now());
    if (letter === null) return;
    const end = await send(ctx, mailbox, way, letter);
    await record(ctx, letter, end);
    if (end.kind === "not-sent") return;
  }
  await ctx.wake("send-letters", mailboxId);
}

async function giveUpOld(ctx: SupportContext, { id, workspaceId }: Mailbox): Promise<void> {
  const now = ctx.clock.now();
  const words = "The inbox could not send for a day.";
  await commit(ctx, workspaceId, async (tx) => {
    const old = await tx.supportLetters.giveUp(id, new Date(now.getTime() - WAITS_MS), words);
    for (const { ticketId, to } of old)
      await tx.ticketEvents.add({
        workspaceId,
        ticketId,
        kind: "letter-refused",
        data: { email: to, said: words },
        at: now,
      });
  });
}

type Open = { access: MailboxAccess; version: number };

async function send(
  ctx: SupportContext,
  mailbox: Mailbox,
  { access, version }: Open,
  letter: Letter,
): Promise<LetterEnd> {
  if (await ctx.store.supportLetters.isDead(letter.workspaceId, letter.to))
    return { kind: "refused", reply: "Mail to this address bounces." };
  const sent = await ctx.mail.transmit(access, {
    messageId: letter.mailId,
    from: { name: mailbox.senderName, address: mailbox.address },
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: null,
    inReplyTo: letter.inReplyTo,
    references: letter.references,
    automatic: "auto-replied",
    unsubscribeUrl: null,
  });
  if (sent.kind === "accepted") return { kind: "accepted", reply: sent.reply, givenId: sent.givenId ?? null };
  const { verdict, diagnosis } = await judge(ctx, mailbox, { error: sent.error, version }, "smtp");
  if (sent.kind === "unconfirmed") return { kind: "unconfirmed" };
  const reply = lineOf(diagnosis);
  if (isDeadAddress(diagnosis))
    await ctx.store.supportLetters.markDead(letter.workspaceId, letter.to, reply, ctx.clock.now());
  if (verdict.kind === "stop-enrolment" || verdict.kind === "keep-step") return { kind: "refused", reply };
  const wait = Math.min(FIRST_TRY_MS * 2 ** letter.tries, LONGEST_TRY_MS);
  return { kind: "not-sent", tryAt: new Date(ctx.clock.now().getTime() + wait) };
}

const judge = (
  ctx: SupportContext,
  { id: mailboxId }: Mailbox,
  { error, version }: { error: unknown; version: number },
  leg: "smtp" | "token",
) => handleFailure(ctx, { mailboxId, leg, probe: false, error, at: ctx.clock.now(), version });

async function record(ctx: SupportContext, letter: Letter, end: LetterEnd): Promise<void> {
  const { id, workspaceId, ticketId, to } = letter;
  const at = ctx.clock.now();
  await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.supportLetters.end(id, end, at)) || end.kind !== "refused") return;
    const data = { email: to, said: end.reply };
    await tx.ticketEvents.add({ workspaceId, ticketId, kind: "letter-refused", data, at });
  });
}
