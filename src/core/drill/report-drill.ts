import { channelOf } from "../chat/channel-of.ts";
import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import type { MessageView } from "../chat/message-view.ts";
import { peaceUntil } from "../chat/peace-until.ts";
import { tellMember } from "../chat/tell-member.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import type { DrillMessage } from "./drill-message.ts";
import { drillReport } from "./drill-report.ts";
import { aboutDrill } from "./drill-store.ts";
import { loadDrill } from "./drill-subject.ts";

/** Puts the report of a rehearsal into the thread of its message, or gives it to who began it. */
export async function reportDrill(
  ctx: Context,
  chat: ChatPort | null,
  { drillId, inThread }: { drillId: string; inThread: boolean },
): Promise<Shown> {
  const report = chat && (await reportOf(ctx, chat, drillId));
  if (chat === null || report === null) return { kind: "shown" };
  const { view, startedById, thread } = report;
  if (!inThread) return tellMember(ctx, chat, startedById, view);
  if (thread === null) return { kind: "shown" };
  const answer = await chat.post(thread.channel, view, { ref: null, mark: null, thread: thread.ref });
  return answer.kind === "later" || answer.kind === "dead" ? answer : { kind: "shown" };
}

/** Asks for it, once: each of the two waits for nothing but its own way. */
export async function askForReport(ctx: CommitContext, workspaceId: string, drillId: string): Promise<void> {
  const at = ctx.clock.now();
  await commit(ctx, null, async (tx) => {
    if (!(await tx.chatInputs.first(`report:${drillId}`, at))) return;
    for (const inThread of [true, false]) {
      const message: DrillMessage = { kind: "report-drill", drillId, inThread };
      await tx.say(workspaceId, `report:${drillId}:${inThread}`, message, at);
    }
  });
}

async function reportOf(ctx: Context, chat: ChatPort, drillId: string) {
  const { store, operator } = ctx;
  const loaded = await loadDrill(ctx, drillId);
  if (loaded?.subject.drill.endedAt == null) return null;
  const { subject, entitled } = loaded;
  const { drill, address, takenBy, endedBy, timeZone } = subject;
  const [places, healthy] = await Promise.all([
    store.keptMessages.of(aboutDrill(drillId)),
    store.mailboxes.healthy(drill.workspaceId, ctx.clock.now(), 2),
  ]);
  const [owner] = entitled;
  const quiet = owner && (await peaceUntil(ctx, owner.id, null));
  const view: MessageView = drillReport({
    drill: { ...drill, endedAt: loaded.subject.drill.endedAt },
    address,
    takenBy,
    endedBy,
    places,
    first: owner
      ? {
          name: owner.name,
          inChat: (await channelOf(ctx, chat, owner)) !== null,
          onThisMailbox: owner.email === address,
          quietUntil: quiet ? sayTime(quiet, timeZone) : null,
        }
      : null,
    backups: entitled.filter(({ as }) => as === "backup").length,
    hasChannel: places.some(({ memberId }) => memberId === null),
    canWrite: operator.letters !== null || healthy.some(({ id }) => id !== drill.mailboxId),
  });
  const stood = places.find(({ memberId, messageRef }) => memberId === null && messageRef !== null);
  return {
    view,
    startedById: drill.startedById,
    thread: stood?.messageRef ? { channel: stood.channel, ref: stood.messageRef } : null,
  };
}
