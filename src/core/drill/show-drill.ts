import { createHash } from "node:crypto";
import type { ChatPort } from "../alert/chat-port.ts";
import { findPosted } from "../alert/find-posted.ts";
import type { MessageView } from "../alert/message-view.ts";
import { peaceUntil } from "../alert/peace-until.ts";
import type { Shown } from "../alert/show-alert.ts";
import type { Context } from "../context.ts";
import type { Entitled } from "../workspace/member-store.ts";
import type { Drill, DrillPlace } from "./drill-store.ts";
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
  if ((await ctx.store.drills.places(drillId)).length === 0) await choosePlaces(ctx, chat, drill, entitled);

  const view = drillView(subject);
  let later: Shown | null = null;
  for (const place of await ctx.store.drills.places(drillId)) {
    const shown = await showAt(ctx, chat, drill, place, view);
    if (shown.kind === "later") later = shown;
  }
  if (later !== null) return later;
  if (drill.endedAt !== null) await askForReport(ctx, workspaceId, drillId);
  return { kind: "shown" };
}

async function choosePlaces(ctx: Context, chat: ChatPort, drill: Drill, entitled: Entitled[]) {
  const { id, workspaceId, mailboxId } = drill;
  const [workspace, ofCampaigns] = await Promise.all([
    ctx.store.members.workspace(workspaceId),
    ctx.store.drills.channels(mailboxId),
  ]);
  const own = workspace?.slackChannel ?? null;
  const wanted = ofCampaigns.length === 0 ? [own] : ofCampaigns.map((channel) => channel ?? own);
  for (const channel of new Set(wanted)) if (channel) await ctx.store.drills.savePlace(id, { channel });
  const fixer = await fixerInChat(ctx, chat, entitled);
  if (fixer !== null) await ctx.store.drills.savePlace(id, fixer);
}

async function showAt(
  ctx: Context,
  chat: ChatPort,
  drill: Drill,
  place: DrillPlace,
  view: MessageView,
): Promise<Shown> {
  const { drills } = ctx.store;
  const { channel, memberId, postingAt } = place;
  const shown = createHash("sha256").update(JSON.stringify(view)).digest("hex");
  if (place.deadWhy !== null || place.shown === shown) return { kind: "shown" };
  if (place.messageRef === null) {
    // Over before it could be shown there: then it is not.
    if (drill.endedAt !== null) return { kind: "shown" };
    const peace = memberId && (await peaceUntil(ctx, memberId, null));
    if (peace) return { kind: "shown" };
  }
  const mark = `${drill.id}:${channel}`;
  const posted = await findPosted(chat, channel, mark, place.messageRef === null ? postingAt : null);
  if (posted.kind === "later") return posted;
  const ref = place.messageRef ?? posted.ref;
  if (ref === null && postingAt === null)
    await drills.savePlace(drill.id, { channel, postingAt: ctx.clock.now() });
  const answer = await chat.post(channel, view, { ref, mark });
  switch (answer.kind) {
    case "posted":
      await drills.savePlace(drill.id, {
        channel,
        messageRef: answer.ref,
        shown,
        ...(place.postedAt === null && { postedAt: ctx.clock.now() }),
      });
      return { kind: "shown" };
    case "gone":
      await drills.savePlace(drill.id, { channel, messageRef: null, postingAt: null, shown: null });
      return { kind: "later", until: ctx.clock.now(), why: "The message was deleted there." };
    case "dead":
      await drills.savePlace(drill.id, { channel, deadWhy: answer.why });
      return { kind: "shown" };
    case "later":
      if (answer.untried && ref === null && postingAt === null)
        await drills.savePlace(drill.id, { channel, postingAt: null });
      return answer;
  }
}
