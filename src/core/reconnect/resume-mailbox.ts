import { landBacklog } from "../campaign/land-backlog.ts";
import { forecast, type Segment } from "../campaign/spread-backlog.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { openGrant } from "../credential/grant.ts";
import { mayEndByItself } from "../disconnection/next-probe.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import { endIncident } from "../incident/end-incident.ts";
import type { Sealed } from "../keys/secrets.ts";
import { type Mailbox, READING_JOBS } from "../mailbox/mailbox.ts";
import { makeReceipt } from "../receipt/receipt.ts";
import { keepReceipt } from "../receipt/receipt-chain.ts";
import { probeOthers } from "../recovery/probe-incident.ts";
import type { Rooms } from "../store.ts";
import type { Reconnect } from "./reconnect-store.ts";
import { closeFolderQuestion } from "./unread-folder-notice.ts";

type Proven = { reconnect: Reconnect; mailbox: Mailbox };

/**
 * Ends a disconnection in one transaction. The proven credential takes effect, and exactly the paused campaigns go on with a paced
 * backlog. The incident ends with its last disconnection, and the receipt is kept. Idempotent.
 */
export async function resumeMailbox(ctx: Context, { reconnect, mailbox }: Proven): Promise<void> {
  const { id: mailboxId, workspaceId } = mailbox;
  const lost = await ctx.store.disconnections.get(reconnect.disconnectionId);
  if (lost !== null && mayEndByItself(lost.diagnosis)) await probeOthers(ctx, lost.incidentId);
  const at = ctx.clock.now();
  const done = await commit(ctx, workspaceId, async (tx) => {
    if (!(await takeEffect(ctx, tx, { reconnect, mailbox }, at))) return null;
    const disconnection = await tx.disconnections.get(reconnect.disconnectionId);
    if (disconnection === null) return null;
    const resumedIds = await tx.pauses.resumeCampaigns(disconnection.id);
    const segments = await landBacklog(tx, mailboxId, at);
    await endIncident(ctx, tx, { workspaceId, incidentId: disconnection.incidentId }, at);

    const receipt = await receiptOf(tx, { reconnect, mailbox }, disconnection, resumedIds, segments, at);
    const kept = { disconnectionId: disconnection.id, workspaceId, mailboxId, body: receipt, at };
    await keepReceipt(tx, ctx.signing, kept);
    await noteHistory(tx, { reconnect, mailbox }, resumedIds, at);
    const data = { mailboxId, reconnectId: reconnect.id };
    tx.note({ kind: "mailbox-reconnected", workspaceId, memberId: reconnect.memberId, data });
    await closeFolderQuestion(tx, reconnect, at);
    if (mailbox.purpose === "support") tx.wake(READING_JOBS.support, mailboxId);
    return { resumed: resumedIds.length, accounted: receipt.everyLeadAccountedFor };
  });
  if (done === null) return;

  const { resumed, accounted } = done;
  ctx.log.event("mailbox.reconnected", { mailboxId, resumed, everyLeadAccountedFor: accounted });
  await ctx.mail.release(mailboxId);
}

/** @returns false when the mailbox works without it: it was resumed before */
async function takeEffect(
  { secrets }: Context,
  tx: Rooms,
  { reconnect, mailbox }: Proven,
  at: Date,
): Promise<boolean> {
  const { id: mailboxId, workspaceId } = mailbox;
  const { disconnectionId, progress, sealed, subject, tenant, server, folders } = reconnect;
  if (!(await tx.connections.markConnected(mailboxId, at))) {
    await tx.reconnects.end(reconnect.id, "failed", progress, at);
    return false;
  }
  const grant = sealed && subject !== null ? openGrant(secrets, sealed, mailboxId) : null;
  // It was read before now, and keys may have been rotated since.
  const anew = (was: Sealed) =>
    was.keyId === secrets.keyId ? was : secrets.seal(secrets.open(was, mailboxId), mailboxId);
  const times = { refreshAt: grant?.refreshAt ?? null, endsAt: grant?.endsAt ?? null };
  const after = (await tx.credentials.get(mailboxId))?.version ?? 0;
  const isOurs =
    (await tx.disconnections.end(disconnectionId, at)) &&
    (await tx.reconnects.end(reconnect.id, "resumed", progress, at)) &&
    (sealed === null ||
      (await tx.credentials.store(mailboxId, workspaceId, { ...anew(sealed), ...times }, { after, at })));
  // Thrown, not returned: what was written so far must be undone.
  if (!isOurs) throw new Error(`Reconnect ${reconnect.id} was overtaken.`);
  if (subject !== null) await tx.mailboxes.pinAccount(mailboxId, { subject, tenant });
  await tx.mailboxes.saveServer(mailboxId, server, folders);
  await tx.mailboxes.saveFiling(mailboxId, mailbox.filesSentMs);
  await tx.pauses.lockCampaigns(mailboxId);
  return true;
}

async function receiptOf(
  tx: Rooms,
  { reconnect, mailbox }: Proven,
  disconnection: Disconnection,
  resumedIds: string[],
  segments: Segment[],
  at: Date,
) {
  const listed = await tx.pauses.listed(disconnection.id);
  return makeReceipt({
    mailbox: { id: mailbox.id, address: mailbox.address },
    disconnection,
    after: await tx.disconnections.census(mailbox.id),
    endedAt: at,
    reconnectedBy: reconnect.memberId === null ? null : { id: reconnect.memberId },
    campaigns: listed.map((campaign) => ({ ...campaign, resumed: resumedIds.includes(campaign.id) })),
    gap: reconnect.progress.read,
    notRead: {
      folders: reconnect.progress.wentWithout ?? [],
      mails: await tx.setAside.since(mailbox.id, disconnection.startedAt),
    },
    inDoubt: await tx.resumes.doubts(mailbox.id, disconnection.startedAt),
    sentTwice: await tx.resumes.sentTwice(mailbox.id),
    backlog: { ...forecast(inTime(segments)), firstAt: inTime(segments)[0]?.from ?? null },
  });
}

/** Campaigns are landed one after the other; the forecast looks at all of them together. */
const inTime = (segments: Segment[]) =>
  segments.filter(({ count }) => count > 0).toSorted((a, b) => a.from.getTime() - b.from.getTime());

async function noteHistory(tx: Rooms, { reconnect, mailbox }: Proven, resumedIds: string[], at: Date) {
  const { id: mailboxId, workspaceId } = mailbox;
  const { disconnectionId, memberId } = reconnect;
  const by = { mailboxId, ...(memberId !== null && { memberId }), data: { disconnectionId }, at };
  await tx.history.add(workspaceId, { kind: "mailbox-reconnected", ...by });
  for (const campaignId of resumedIds) {
    await tx.history.add(workspaceId, { kind: "campaign-resumed", campaignId, ...by });
  }
}
