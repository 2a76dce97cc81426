import type { Context } from "../context.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { joinIncident } from "../incident/join-incident.ts";
import { leaveIncident } from "../incident/leave-incident.ts";
import type { Rooms } from "../store.ts";
import type { Mailbox } from "./mailbox.ts";
import { nextLook } from "./next-look.ts";

export type DisconnectResult =
  | { kind: "disconnected"; disconnectionId: string; incidentId: string; pausedCampaignIds: string[] }
  | { kind: "already_disconnected" };

type Lost = { mailbox: Mailbox; diagnosis: Diagnosis; at: Date };

/** Records that a mailbox's sign-in is lost, pauses what depends on it and asks for one alert: all of it or nothing. */
export async function disconnectMailbox(ctx: Context, lost: Lost): Promise<DisconnectResult> {
  const done = await ctx.store.transaction((tx) => disconnect(tx, lost));
  if (done === null) return { kind: "already_disconnected" };

  const { outboxIds, ...disconnected } = done;
  const { id: mailboxId, workspaceId } = lost.mailbox;
  const { incidentId, pausedCampaignIds } = disconnected;
  ctx.log.event("mailbox.disconnected", {
    mailboxId,
    incidentId,
    cause: lost.diagnosis.cause,
    paused: pausedCampaignIds.length,
  });
  ctx.live.changed(workspaceId);
  for (const outboxId of outboxIds) await ctx.wake("deliver", outboxId);
  await ctx.mail.release(mailboxId);
  return { kind: "disconnected", ...disconnected };
}

async function disconnect(tx: Rooms, { mailbox, diagnosis, at }: Lost) {
  const { id: mailboxId, workspaceId } = mailbox;
  const { cause } = diagnosis;
  const heldIn = await tx.mailboxes.heldIn(mailboxId);
  if (!(await tx.mailboxes.markDisconnected(mailboxId))) return null;
  await tx.incidents.lockCampaigns(mailboxId);

  const { incidentId, isNew } = await joinIncident(tx, mailbox, diagnosis, at);
  // The first is looked at for all of them.
  const lookAt = isNew ? nextLook(diagnosis, 0, at) : null;
  const census = await tx.incidents.census(mailboxId);
  const begun = { workspaceId, mailboxId, incidentId, cause, diagnosis, census, startedAt: at, lookAt };
  const disconnectionId = await tx.incidents.startDisconnection(begun);
  const pausedCampaignIds = await tx.incidents.pauseCampaigns(disconnectionId, mailboxId);

  const data = { cause, disconnectionId, incidentId };
  await tx.history.add(workspaceId, { kind: "mailbox-disconnected", mailboxId, data, at });
  for (const campaignId of pausedCampaignIds) {
    await tx.history.add(workspaceId, { kind: "campaign-paused", campaignId, mailboxId, data, at });
  }
  const outboxIds = [await askForAlert(tx, workspaceId, incidentId, at)];
  if (heldIn !== null) outboxIds.push(await leaveIncident(tx, workspaceId, heldIn, at));
  return { disconnectionId, incidentId, pausedCampaignIds, outboxIds };
}
