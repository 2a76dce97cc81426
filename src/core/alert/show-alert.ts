import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import { LETTERS } from "../chat/letter.ts";
import type { MessageView } from "../chat/message-view.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { AlertMessage, DeadPlace } from "../incident/alert-message.ts";
import type { Incident } from "../incident/incident-store.ts";
import { askForLetter } from "./ask-for-letter.ts";
import { askForReceipt } from "./ask-for-receipt.ts";
import { loadAlert, loadSubject, viewOfSubject } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import { reportDeadChannel } from "./report-dead-channel.ts";
import { showAlertAt } from "./show-alert-at.ts";
import { turnMessages } from "./turn-messages.ts";

/**
 * Posts the incident's one message in every channel that it concerns, or edits it to say what is true now, and reaches who can fix it
 * in person. A dead channel does not keep people from being reached. Without a chat the web app's feed is where people see it,
 * and that reads the database itself.
 */
export async function showAlert(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  incidentId: string,
): Promise<Shown> {
  ctx.live.changed(workspaceId);
  const [subject, incident] = await Promise.all([
    loadSubject(ctx, incidentId),
    ctx.store.incidents.get(incidentId),
  ]);
  if (subject === null || incident === null) return { kind: "shown" };
  const view = viewOfSubject(subject);
  if (view.stage === "over") await tellWhoHasLetters(ctx, workspaceId, incidentId);
  if (chat === null) return { kind: "shown" };
  await turnMessages(ctx, chat, subject);

  const [channel, ...others] = await channelsOf(ctx, chat, incident);
  for (const other of others) await showElsewhere(ctx, workspaceId, { incidentId, channel: other });
  const place = { workspaceId, incidentId };
  if (channel === undefined) {
    await reachPeople(ctx, chat, place);
    return { kind: "shown" };
  }
  const shown = await showInChannel(ctx, chat, { ...place, channel }, view);
  if (shown.kind === "unchanged") return { kind: "shown" };
  if (shown.kind !== "later") await reachPeople(ctx, chat, place);
  return shown;
}

/** The same in one more channel, on its own: one that does not answer keeps no other waiting. */
export async function showAlertIn(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  { incidentId, channel }: { incidentId: string; channel: string },
): Promise<Shown> {
  const view = await loadAlert(ctx, incidentId);
  if (chat === null || view === null) return { kind: "shown" };
  const shown = await showInChannel(ctx, chat, { workspaceId, incidentId, channel }, view);
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}

async function showInChannel(
  ctx: Context,
  chat: ChatPort,
  place: { workspaceId: string; incidentId: string; channel: string },
  view: MessageView,
) {
  const shown = await showAlertAt(ctx, chat, place, view, "channel");
  if (shown.kind === "shown" && view.stage === "over") await askForReceipt(ctx, chat.platform, place);
  if (shown.kind === "dead") {
    const { workspaceId, channel: id } = place;
    const { why, everywhere } = shown;
    const dead: DeadPlace = everywhere ? { kind: "chat" } : { kind: "channel", id };
    await reportDeadChannel(ctx, { workspaceId, place: dead, why });
  }
  return shown;
}

/**
 * The channels of the campaigns that it holds up, the workspace's where one of them has none of its own, the operator's where only
 * they can help; and wherever it stands already.
 */
async function channelsOf(ctx: Context, chat: ChatPort, incident: Incident): Promise<string[]> {
  const { store, operator } = ctx;
  const [workspace, ofCampaigns, standing] = await Promise.all([
    store.members.workspace(incident.workspaceId),
    store.pauses.channels(incident.id),
    store.alerts.channels(incident.id, chat.platform),
  ]);
  const own = workspace?.slackChannel ?? null;
  const wanted = ofCampaigns.length === 0 ? [own] : ofCampaigns.map((channel) => channel ?? own);
  const operators = incident.diagnosis.fixer === "operator" ? [operator.channel] : [];
  return [...new Set([...wanted, ...operators, ...standing].flatMap((channel) => channel ?? []))];
}

async function showElsewhere(
  ctx: Context,
  workspaceId: string,
  place: { incidentId: string; channel: string },
): Promise<void> {
  const key = `alert:${place.incidentId}:${place.channel}`;
  const message: AlertMessage = { kind: "show-alert-in", ...place };
  await commit(ctx, null, (tx) => tx.say(workspaceId, key, message, ctx.clock.now()));
}

/** Whoever was written to that it is lost is written to that it is over. */
async function tellWhoHasLetters(ctx: Context, workspaceId: string, incidentId: string): Promise<void> {
  const told = await ctx.store.alerts.told(incidentId);
  const at = ctx.clock.now();
  for (const { memberId, platform, delivered } of told) {
    if (platform !== LETTERS || !delivered) continue;
    await commit(ctx, null, (tx) => askForLetter(tx, workspaceId, { incidentId, memberId }, at));
  }
}
