import type { Context } from "../context.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { afterStep } from "./next-due.ts";
import type { InDoubtSend, SendKey, SettledSend } from "./send-store.ts";

export type Settlement = SendKey & { how: "accepted" | "planned" | "unconfirmed" };
export type SettleResult =
  /** `again`: when the provider will have filed what is still missing; null: nothing is left in doubt. */
  { kind: "settled"; settlements: Settlement[]; again: Date | null } | { kind: "failed"; error: unknown };

/**
 * Finds out what became of the sends that nobody knows the end of, by looking for their Message-IDs in the Sent folder. Found
 * means accepted. Not found means not sent only where the provider itself files what passes its SMTP, and after the
 * time that takes; elsewhere the send becomes `unconfirmed` and a person decides. Nothing is ever sent again on a guess.
 */
export async function settleSends(
  ctx: Pick<Context, "store" | "clock" | "mail" | "live">,
  { mailbox, access }: { mailbox: Mailbox; access: MailboxAccess },
): Promise<SettleResult> {
  const doubts = await ctx.store.sends.inDoubt(mailbox.id);
  if (doubts.length === 0) return { kind: "settled", settlements: [], again: null };

  const look = await ctx.mail.findSent(
    access,
    mailbox.folders.sent ?? "Sent",
    doubts.map((send) => send.messageId),
  );
  if (look.kind === "failed") return look;

  const settlements: Settlement[] = [];
  let again: Date | null = null;
  for (const send of doubts) {
    const filedBy = new Date(send.transmittingAt.getTime() + (mailbox.filesSentMs ?? 0));
    const found = look.found.has(send.messageId);
    if (!found && mailbox.filesSentMs !== null && filedBy > ctx.clock.now()) {
      if (again === null || filedBy > again) again = filedBy;
      continue;
    }
    const settled = await ending(ctx, send, found, mailbox.filesSentMs !== null);
    if (await record(ctx, mailbox.id, send, settled)) {
      settlements.push({ enrolmentId: send.enrolmentId, step: send.step, how: settled.kind });
    }
  }
  if (settlements.length > 0) ctx.live.changed(mailbox.workspaceId);
  return { kind: "settled", settlements, again };
}

async function ending(
  ctx: Pick<Context, "store" | "clock">,
  send: InDoubtSend,
  found: boolean,
  providerFilesSent: boolean,
): Promise<SettledSend> {
  const key = { enrolmentId: send.enrolmentId, step: send.step, at: ctx.clock.now() };
  if (!found && providerFilesSent)
    return { ...key, kind: "planned", by: "not_in_sent_folder", dueAt: key.at };
  if (!found) return { ...key, kind: "unconfirmed" };
  const next = afterStep(await ctx.store.sends.steps(send.campaignId), send.step, send.transmittingAt);
  return { ...key, kind: "accepted", by: "sent_folder", nextDueAt: next.kind === "next" ? next.dueAt : null };
}

function record(
  ctx: Pick<Context, "store">,
  mailboxId: string,
  send: InDoubtSend,
  settled: SettledSend,
): Promise<boolean> {
  return ctx.store.transaction(async (tx) => {
    if (!(await tx.sends.settle(settled))) return false;
    await tx.history.add(send.workspaceId, {
      kind: settled.kind === "unconfirmed" ? "unconfirmed" : "settled",
      campaignId: send.campaignId,
      mailboxId,
      data: { enrolmentId: send.enrolmentId, step: send.step, how: settled.kind },
      at: settled.at,
    });
    return true;
  });
}
