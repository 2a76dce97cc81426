import { alertPlaces } from "../chat/alert-places.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { findFirstInChat } from "../chat/find-in-chat.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import { showKept } from "../chat/show-kept.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import type { Entitled } from "../workspace/member.ts";
import type { DrillMessage } from "./drill-message.ts";
import { aboutDrill, type Drill } from "./drill-store.ts";
import { loadDrill } from "./drill-subject.ts";
import { drillView } from "./drill-view.ts";
import { askForReport } from "./report-drill.ts";

/**
 * Names the places of a rehearsal's message, which are those of a real alert. These are the channels of the mailbox's campaigns or
 * the workspace's, in every chat, and the first fixer. Asks for the message in each, and for the report once it is over.
 */
export async function showDrill(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { drillId }: { drillId: string },
): Promise<Shown> {
  const loaded = await loadDrill(ctx, drillId);
  const open = await chats.of(workspaceId);
  if (open.length === 0 || loaded === null) return { kind: "shown" };
  const { drill } = loaded.subject;
  const { store } = ctx;
  if ((await store.keptMessages.of(aboutDrill(drillId))).length === 0)
    await choosePlaces(ctx, chats, drill, loaded.entitled);
  const places = (await store.keptMessages.of(aboutDrill(drillId))).filter(({ deadWhy }) => deadWhy === null);
  await commit(ctx, null, async (tx) => {
    for (const { id: keptId } of places) {
      const message: DrillMessage = { kind: "show-drill-at", keptId };
      await tx.say(workspaceId, `drill-at:${keptId}`, message, ctx.clock.now());
    }
  });
  if (drill.endedAt !== null) await askForReport(ctx, workspaceId, drillId);
  return { kind: "shown" };
}

async function choosePlaces(ctx: Context, chats: Chats, drill: Drill, entitled: Entitled[]) {
  const { id, workspaceId, mailboxId } = drill;
  const { keptMessages, channels } = ctx.store;
  const [own, ofCampaigns] = await Promise.all([
    channels.ofWorkspace(workspaceId),
    channels.ofMailbox(mailboxId),
  ]);
  for (const place of alertPlaces(own, ofCampaigns)) {
    if ((await chats.at(workspaceId, place.platform)) !== null)
      await keptMessages.openOrGet(workspaceId, aboutDrill(id), { ...place, memberId: null });
  }
  const fixer = await findFirstInChat(ctx, chats, entitled);
  if (fixer === null) return;
  const { member, channel, chat } = fixer;
  const place = { platform: chat.platform, channel, memberId: member.id };
  await keptMessages.openOrGet(workspaceId, aboutDrill(id), place);
}

/** Posts a rehearsal's message in one place, or brings it up to date there. */
export async function showDrillAt(
  ctx: Context,
  chats: Chats,
  { keptId }: { keptId: string },
): Promise<Shown> {
  const place = await ctx.store.keptMessages.get(keptId);
  if (place === null || place.deadWhy !== null) return { kind: "shown" };
  const [chat, loaded] = await Promise.all([
    chats.at(place.workspaceId, place.platform),
    loadDrill(ctx, place.about.id),
  ]);
  if (chat === null || loaded === null) return { kind: "shown" };
  const { subject } = loaded;
  const over = subject.drill.endedAt !== null;
  if (place.messageRef === null && place.postingAt === null) {
    const quietEnd = place.memberId && (await memberQuietUntil(ctx, place.memberId, null));
    if (quietEnd) return { kind: "shown" };
  }
  const updated = { at: sayTime(ctx.clock.now(), subject.timeZone), url: subject.page };
  const view = { ...drillView(subject), updated };
  const shown = await showKept(ctx, chat, place, view, { over, ifNew: !over, ifDeleted: !over });
  if (shown.kind === "later") return shown;
  if (shown.kind === "dead" && !shown.stands) await ctx.store.keptMessages.dead(keptId, shown.why);
  return { kind: "shown" };
}
