import { noteNotEntitled } from "../audit/note-refusal.ts";
import { landBacklog } from "../campaign/land-backlog.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { giveGrantBack } from "../credential/give-grant-back.ts";
import { askForDrill } from "../drill/start-drill.ts";
import { endIncident } from "../incident/end-incident.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { closeFolderQuestion } from "../reconnect/unread-folder-notice.ts";
import type { Rooms } from "../store.ts";
import type { Tx } from "../tx.ts";
import type { Member } from "../workspace/member.ts";
import { openRefreshToken } from "./open-refresh-token.ts";

/** The new mailbox of its leads without a message. Other leads end, since they would answer to an address without a reader. */
export type UnwrittenLeads = { kind: "to-mailbox"; mailboxId: string } | { kind: "end" };

export type RemoveMailboxResult =
  | { kind: "removed"; given: number; ended: number; grant: "given-back" | "kept" | "none" }
  | { kind: "not-entitled" }
  | { kind: "no-such-mailbox" }
  /** A send is in hand; it ends within a minute. Nothing was changed. */
  | { kind: "sending" }
  /** Nothing was sent to some of its leads, and it was not said where they go. Nothing was changed. */
  | { kind: "leads-undecided"; leads: number }
  /** The mailbox that is to take the leads cannot send, or is none of this workspace. */
  | { kind: "not-usable" };

type Wished = { mailboxId: string; leads: UnwrittenLeads | null };
type Ctx = CommitContext & Pick<Context, "secrets" | "oauth" | "mail" | "incidentListeners">;

/**
 * Removes a mailbox. Its owner may, and an admin. It sends and reads nothing from now on, and its credential is erased. A
 * permission at Google is revoked, unless another mailbox here uses that account. Its history and receipts stay, and its address
 * may be added again.
 */
export async function removeMailbox(ctx: Ctx, by: Member, wished: Wished): Promise<RemoveMailboxResult> {
  const at = ctx.clock.now();
  const mailbox = await ctx.store.mailboxes.get(wished.mailboxId);
  if (mailbox?.workspaceId !== by.workspaceId) return { kind: "no-such-mailbox" };
  if (by.role !== "admin" && by.id !== mailbox.ownerId) {
    await noteNotEntitled(ctx, by, "mailbox-removed", mailbox.id);
    return { kind: "not-entitled" };
  }
  const done = await commit(ctx, by.workspaceId, async (tx) => {
    const done = await remove(ctx, tx, by, mailbox, wished.leads, at);
    if (done.kind !== "done") return done;
    const data = { mailboxId: mailbox.id, given: done.given, ended: done.ended };
    tx.note({ kind: "mailbox-removed", workspaceId: by.workspaceId, memberId: by.id, data });
    return done;
  });
  if (done.kind !== "done") return done;
  await ctx.mail.release(mailbox.id);
  const { given, ended, sealed } = done;
  return { kind: "removed", given, ended, grant: await giveBack(ctx, mailbox, sealed) };
}

type Stored = Awaited<ReturnType<Rooms["credentials"]["get"]>>;
type Done = { kind: "done"; given: number; ended: number; sealed: Stored };

async function remove(
  ctx: Ctx,
  tx: Tx,
  by: Member,
  mailbox: Mailbox,
  leads: UnwrittenLeads | null,
  at: Date,
): Promise<Done | Exclude<RemoveMailboxResult, { kind: "removed" }>> {
  const { id, workspaceId } = mailbox;
  const to = leads?.kind === "to-mailbox" ? leads.mailboxId : null;
  // The other mailbox first: a verb that disconnects it locks its row before the campaigns.
  if (to !== null && !(await isUsable(tx, mailbox, to))) return { kind: "not-usable" };
  const locked = await tx.mailboxRemovals.lock(id);
  if (locked === null) return { kind: "no-such-mailbox" };
  if (locked.sending) return { kind: "sending" };
  await tx.pauses.lockCampaigns(id);
  const unwritten = await tx.mailboxRemovals.unwritten(id);
  if (unwritten > 0 && leads === null) return { kind: "leads-undecided", leads: unwritten };

  const sealed = await tx.credentials.get(id);
  const given = to === null ? [] : await tx.mailboxRemovals.giveUnwritten(id, to);
  const ended = await tx.mailboxRemovals.stopLeads(id, at);
  await tx.mailboxRemovals.giveUpDoubts(id, at);
  await endAndRemove(ctx, tx, by, mailbox, at);
  if (to !== null) for (const { campaignId } of given) await landBacklog(tx, to, at, campaignId);

  const sum = (parts: { leads: number }[]) => parts.reduce((all, { leads }) => all + leads, 0);
  const what = { mailboxId: id, memberId: by.id, at };
  await tx.history.add(
    workspaceId,
    { kind: "mailbox-removed", ...what, data: { ended: sum(ended) } },
    ...given.map(({ campaignId, leads }) => ({
      kind: "leads-given" as const,
      campaignId,
      ...what,
      data: { leads, to },
    })),
  );
  return { kind: "done", given: sum(given), ended: sum(ended), sealed };
}

const isUsable = async (tx: Rooms, { id, workspaceId }: Mailbox, to: string): Promise<boolean> =>
  to !== id &&
  isOutreachOf(await tx.mailboxes.get(to), workspaceId) &&
  (await tx.connections.keepConnected(to));

const isOutreachOf = (mailbox: Mailbox | null, workspaceId: string): boolean =>
  mailbox?.workspaceId === workspaceId && mailbox.purpose === "outreach";

async function endAndRemove(
  ctx: Ctx,
  tx: Tx,
  by: Member,
  { id, workspaceId }: Mailbox,
  at: Date,
): Promise<void> {
  const heldIn = await tx.holds.heldIn(id);
  const reconnect = await tx.reconnects.open(id);
  if (reconnect !== null) {
    await tx.reconnects.end(reconnect.id, "failed", reconnect.progress, at);
    await closeFolderQuestion(tx, reconnect, at);
  }
  const lostIn = await tx.mailboxRemovals.endDisconnection(id, at);
  const drillId = await tx.mailboxRemovals.endDrill(id, by.id, at);
  if (drillId !== null) await askForDrill(tx, workspaceId, drillId, at);
  for (const brakeId of await tx.mailboxRemovals.endBrakes(id, by.id, at))
    await askForNotice(tx, workspaceId, { kind: "brake", id: brakeId }, at);
  await tx.mailboxRemovals.remove(id, at);
  for (const incidentId of [lostIn, heldIn]) {
    if (incidentId !== null) await endIncident(ctx, tx, { workspaceId, incidentId }, at);
  }
}

/** After the removal. The permission of an account that another mailbox here uses stays, and so does one that a provider takes none of back. */
async function giveBack(
  ctx: Ctx,
  { id, provider, subject }: Mailbox,
  sealed: Stored,
): Promise<"given-back" | "kept" | "none"> {
  if (sealed === null || subject === null || (provider !== "google" && provider !== "microsoft"))
    return "none";
  const refreshToken = openRefreshToken(ctx, sealed, id);
  return (await giveGrantBack(ctx, provider, { subject }, refreshToken)) ? "given-back" : "kept";
}
