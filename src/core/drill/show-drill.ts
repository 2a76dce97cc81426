import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import type { MessageView } from "../chat/message-view.ts";
import { peaceUntil } from "../chat/peace-until.ts";
import { showKept } from "../chat/show-kept.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import type { Entitled } from "../workspace/member.ts";
import { aboutDrill, type Drill } from "./drill-store.ts";
import { fixerInChat, loadDrill } from "./drill-subject.ts";
import { drillView } from "./drill-view.ts";
import { askForReport } from "./report-drill.ts";

/**
 * Posts a rehearsal's message where the alert would stand, in the channels of the mailbox's campaigns or the workspace's, and to the
 * first who could fix it, or brings them up to date; once it is over, asks for the report.
 */
export async function showDrill(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  { drillId }: { drillId: string },
): Promise<Shown> {
  const loaded = await loadDrill(ctx, drillId);
  if (chat === null || loaded === null) return { kind: "shown" };
  const { subject, entitled } = loaded;
  const { drill } = subject;
  if ((await ctx.store.keptMessages.of(aboutDrill(drillId))).length === 0)
    await choosePlaces(ctx, chat, drill, entitled);

  const updated = { at: sayTime(ctx.clock.now(), subject.timeZone), url: subject.page };
  const view = { ...drillView(subject), updated };
  let later: Shown | null = null;
  for (const place of await ctx.store.keptMessages.of(aboutDrill(drillId))) {
    const shown = await showAt(ctx, chat, drill, place, view);
    if (shown.kind === "later") later = shown;
  }
  if (later !== null) return later;
  if (drill.endedAt !== null) await askForReport(ctx, workspaceId, drillId);
  return { kind: "shown" };
}

async function choosePlaces(ctx: Context, chat: ChatPort, drill: Drill, entitled: Entitled[]) {
  const { id, workspaceId, mailboxId } = drill;
  const { keptMessages, members, drills } = ctx.store;
  const [workspace, ofCampaigns] = await Promise.all([
    members.workspace(workspaceId),
    drills.channels(mailboxId),
  ]);
  const own = workspace?.slackChannel ?? null;
  const wanted = ofCampaigns.length === 0 ? [own] : ofCampaigns.map((channel) => channel ?? own);
  const add = (channel: string, memberId: string | null) =>
    keptMessages.openOrGet(workspaceId, aboutDrill(id), { platform: chat.platform, channel, memberId });
  for (const channel of new Set(wanted)) if (channel) await add(channel, null);
  const fixer = await fixerInChat(ctx, chat, entitled);
  if (fixer !== null) await add(fixer.channel, fixer.memberId);
}

async function showAt(
  ctx: Context,
  chat: ChatPort,
  { endedAt }: Drill,
  place: KeptMessage,
  view: MessageView,
): Promise<Shown> {
  const { id, memberId, messageRef, postingAt, deadWhy } = place;
  if (deadWhy !== null) return { kind: "shown" };
  const over = endedAt !== null;
  if (messageRef === null && postingAt === null) {
    const peace = memberId && (await peaceUntil(ctx, memberId, null));
    if (peace) return { kind: "shown" };
  }
  const shown = await showKept(ctx, chat, place, view, { over, ifNew: !over, ifDeleted: !over });
  if (shown.kind === "later") return shown;
  if (shown.kind === "dead" && !shown.stands) await ctx.store.keptMessages.dead(id, shown.why);
  return { kind: "shown" };
}
