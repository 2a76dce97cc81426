import type { ChatPort } from "../alert/chat-port.ts";
import type { MessageView } from "../alert/message-view.ts";
import { peaceUntil } from "../alert/peace-until.ts";
import { channelOf } from "../alert/reach-people.ts";
import type { Shown } from "../alert/show-alert.ts";
import { tellMember } from "../alert/tell-member.ts";
import { sayTime } from "../alert/words.ts";
import type { Context } from "../context.ts";
import { drillReport } from "./drill-report.ts";
import { loadDrill } from "./drill-subject.ts";

/** Puts the report into the thread of the rehearsal's message, and gives it to who began it. */
export async function reportDrill(
  ctx: Context,
  chat: ChatPort | null,
  { drillId }: { drillId: string },
): Promise<Shown> {
  const report = chat && (await reportOf(ctx, chat, drillId));
  if (chat === null || report === null) return { kind: "shown" };
  const { view, startedById, thread } = report;
  if (thread !== null) {
    const answer = await chat.post(thread.channel, view, { ref: null, mark: null, thread: thread.ref });
    if (answer.kind === "later") return answer;
  }
  return tellMember(ctx, chat, startedById, view);
}

async function reportOf(ctx: Context, chat: ChatPort, drillId: string) {
  const { store, operator } = ctx;
  const loaded = await loadDrill(ctx, drillId);
  if (loaded?.subject.drill.endedAt == null) return null;
  const { subject, entitled } = loaded;
  const { drill, address, takenBy, endedBy, timeZone } = subject;
  const [places, workspace, healthy] = await Promise.all([
    store.drills.places(drillId),
    store.members.workspace(drill.workspaceId),
    store.mailboxes.healthy(drill.workspaceId, 2),
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
    hasChannel: Boolean(workspace?.slackChannel),
    canWrite: operator.letters !== null || healthy.some(({ id }) => id !== drill.mailboxId),
  });
  const stood = places.find(({ memberId, messageRef }) => memberId === null && messageRef !== null);
  return {
    view,
    startedById: drill.startedById,
    thread: stood?.messageRef ? { channel: stood.channel, ref: stood.messageRef } : null,
  };
}
