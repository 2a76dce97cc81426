import { alertPlaces } from "../chat/alert-places.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { type Destination, eachOnce, placeKey } from "../chat/destination.ts";
import { type KeptMessage, MESSAGE } from "../chat/kept-message.ts";
import { LETTERS } from "../chat/letter.ts";
import { digestOf } from "../chat/show-kept.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Incident } from "../incident/incident-store.ts";
import { aboutIncident } from "./alert-store.ts";
import { askForAlertIn } from "./ask-for-alert-at.ts";
import { askForLetter } from "./ask-for-letter.ts";
import { loadSubject, viewOfSubject } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import { nextEdit } from "./show-alert-at.ts";
import { turnMessages } from "./turn-messages.ts";

/**
 * Names the places of the incident's alert: every channel that it concerns, in every chat, and asks for it in each. Reaches who can fix
 * it in person. A place that is dead or slow keeps no other waiting. Without a chat the web app's feed is where people see it, and that
 * reads the database itself.
 */
export async function showAlert(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  incidentId: string,
): Promise<Shown> {
  ctx.live.changed(workspaceId);
  const standing = (await ctx.store.keptMessages.of(aboutIncident(incidentId))).filter(
    ({ part, memberId }) => part === MESSAGE && memberId === null,
  );
  const next = await nextEdit(ctx, incidentId, latest(standing), "channel");
  if (next !== null) return next;
  const [subject, incident] = await Promise.all([
    loadSubject(ctx, incidentId),
    ctx.store.incidents.get(incidentId),
  ]);
  if (subject === null || incident === null) return { kind: "shown" };
  const view = viewOfSubject(subject);
  if (view.stage === "over") await tellWhoHasLetters(ctx, workspaceId, incidentId);
  if ((await chats.of(workspaceId)).length === 0) return { kind: "shown" };
  await turnMessages(ctx, subject);
  const places = await placesOf(ctx, incident, standing);
  const digest = digestOf(view);
  const upToDate = new Set(standing.filter(({ shown }) => shown === digest).map(placeKey));
  const behind = places.filter((place) => !upToDate.has(placeKey(place)));
  if (behind.length > 0)
    await commit(ctx, null, async (tx) => {
      const at = ctx.clock.now();
      for (const place of behind) await askForAlertIn(tx, { workspaceId, incidentId, ...place }, at);
    });
  // Where nothing has changed, people unknown to the chats are not searched for again.
  if (behind.length > 0 || places.length === 0) await reachPeople(ctx, chats, { workspaceId, incidentId });
  return { kind: "shown" };
}

/** When one of them was last posted or edited, or began to be. */
const latest = (standing: KeptMessage[]): Date | null =>
  standing
    .flatMap(({ postedAt, postingAt }) => [postedAt ?? [], postingAt ?? []].flat())
    .toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;

/**
 * The channels of the campaigns that it holds up. The workspace's channel is added where a campaign has none of its own. The
 * operator's is added where only the operator can help, or their own support inbox is lost. Places with a posted alert stay.
 */
async function placesOf(
  { store, operator }: Pick<Context, "store" | "operator">,
  { id, workspaceId, diagnosis }: Incident,
  standing: KeptMessage[],
): Promise<Destination[]> {
  const [own, ofCampaigns] = await Promise.all([
    store.channels.ofWorkspace(workspaceId),
    store.channels.ofIncident(id),
  ]);
  const { channel } = operator;
  const isTheirs =
    channel !== null &&
    (diagnosis.fixer === "operator" || (await store.incidentMailboxes.supportInboxes(id)).operators);
  const operators = isTheirs ? [channel] : [];
  const stands = standing.filter(({ messageRef }) => messageRef !== null);
  return eachOnce([...alertPlaces(own, ofCampaigns), ...operators, ...stands]);
}

/** People who got a letter about the break get one about its end. */
async function tellWhoHasLetters(ctx: Context, workspaceId: string, incidentId: string): Promise<void> {
  const told = await ctx.store.alerts.told(incidentId);
  const written = told.filter(({ platform, delivered }) => platform === LETTERS && delivered);
  if (written.length === 0) return;
  await commit(ctx, null, async (tx) => {
    const at = ctx.clock.now();
    for (const { memberId } of written) await askForLetter(tx, workspaceId, { incidentId, memberId }, at);
  });
}
