import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { endIncident } from "../incident/end-incident.ts";
import { joinIncident } from "../incident/join-incident.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Tx } from "../tx.ts";
import { nextProbe } from "./next-probe.ts";

export type DisconnectResult =
  | { kind: "disconnected"; disconnectionId: string; incidentId: string; pausedCampaignIds: string[] }
  | { kind: "already-disconnected" };

type Lost = { mailbox: Mailbox; diagnosis: Diagnosis; at: Date };

/** Records that a mailbox's sign-in is lost, pauses what depends on it and asks for one alert, all in one transaction. */
export async function disconnectMailbox(ctx: Context, lost: Lost): Promise<DisconnectResult> {
  const { id: mailboxId, workspaceId } = lost.mailbox;
  const disconnected = await commit(ctx, workspaceId, (tx) => disconnect(ctx, tx, lost));
  if (disconnected === null) return { kind: "already-disconnected" };

  const { incidentId, pausedCampaignIds } = disconnected;
  ctx.log.event("mailbox.disconnected", {
    mailboxId,
    incidentId,
    cause: lost.diagnosis.cause,
    paused: pausedCampaignIds.length,
  });
  await ctx.mail.release(mailboxId);
  return { kind: "disconnected", ...disconnected };
}

async function disconnect(ctx: Context, tx: Tx, { mailbox, diagnosis, at }: Lost) {
  const { id: mailboxId, workspaceId } = mailbox;
  const { cause } = diagnosis;
  const marked = await tx.connections.markDisconnected(mailboxId);
  if (marked === null) return null;

  const { incidentId, isNew } = await joinIncident(tx, mailbox, diagnosis, at);
  // The first mailbox is probed for all of them.
  const probeAt = isNew ? nextProbe(diagnosis, 0, at) : null;
  const begun = { workspaceId, mailboxId, incidentId, cause, diagnosis, startedAt: at, probeAt };
  const { id: disconnectionId, listed } = await tx.disconnections.start(begun);
  const pausedCampaignIds = listed === 0 ? [] : await tx.pauses.pauseCampaigns(disconnectionId);

  const data = { cause, disconnectionId, incidentId };
  const paused = pausedCampaignIds.map(
    (campaignId) => ({ kind: "campaign-paused", campaignId, mailboxId, data, at }) as const,
  );
  await tx.history.add(workspaceId, { kind: "mailbox-disconnected", mailboxId, data, at }, ...paused);
  await askForAlert(tx, workspaceId, incidentId, at);
  if (marked.heldIn !== null) await endIncident(ctx, tx, { workspaceId, incidentId: marked.heldIn }, at);
  return { disconnectionId, incidentId, pausedCampaignIds };
}
