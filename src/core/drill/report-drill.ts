import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { type Destination, placeKey } from "../chat/destination.ts";
import { findInChat } from "../chat/find-in-chat.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import type { MessageView } from "../chat/message-view.ts";
import { tellMember } from "../chat/tell-member.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import type { Entitled } from "../workspace/member.ts";
import type { DrillMessage } from "./drill-message.ts";
import { drillReport } from "./drill-report.ts";
import { aboutDrill } from "./drill-store.ts";
import { loadDrill } from "./drill-subject.ts";

/** Puts the report of a rehearsal into the thread of its message in one channel, or gives it to who began it. */
export async function reportDrill(
  ctx: Context,
  chats: Chats,
  { drillId, inThread, ...to }: { drillId: string; inThread: boolean } & Partial<Destination>,
): Promise<Shown> {
  const report = await reportOf(ctx, chats, drillId);
  if (report === null) return { kind: "shown" };
  const { view, workspaceId, startedById, threads } = report;
  if (!inThread) return tellMember(ctx, chats, startedById, view);
  const chat = await chats.at(workspaceId, to.platform);
  const thread = threads.find(
    ({ platform, channel }) => platform === chat?.platform && channel === (to.channel ?? channel),
  );
  if (chat === null || thread === undefined) return { kind: "shown" };
  const answer = await chat.post(thread.channel, view, { ref: null, mark: null, thread: thread.ref });
  return answer.kind === "later" || answer.kind === "dead" ? answer : { kind: "shown" };
}

/** Asks for it, once: each place waits for nothing but its own way. */
export async function askForReport(ctx: CommitContext, workspaceId: string, drillId: string): Promise<void> {
  const at = ctx.clock.now();
  const threads = threadsOf(await ctx.store.keptMessages.of(aboutDrill(drillId)));
  await commit(ctx, null, async (tx) => {
    if (!(await tx.chatInputs.first(`report:${drillId}`, at))) return;
    const ask = (where: string, message: DrillMessage) =>
      tx.say(workspaceId, `report:${drillId}:${where}`, message, at);
    await ask("starter", { kind: "report-drill", drillId, inThread: false });
    for (const { platform, channel } of threads) {
      const message: DrillMessage = { kind: "report-drill", drillId, inThread: true, platform, channel };
      await ask(placeKey({ platform, channel }), message);
    }
  });
}

/** The shared channels with the rehearsal's message. */
const threadsOf = (places: KeptMessage[]) =>
  places.flatMap(({ platform, channel, memberId, messageRef }) =>
    memberId === null && messageRef !== null ? [{ platform, channel, ref: messageRef }] : [],
  );

/** Each costs a question to a chat. */
const MOST_OTHERS = 20;

async function unreachedOf(ctx: Context, chats: Chats, members: Entitled[]): Promise<string[]> {
  const found = await Promise.all(
    members.map(async (member) => ((await findInChat(ctx, chats, member)) === null ? member.name : [])),
  );
  return found.flat();
}

async function reportOf(ctx: Context, chats: Chats, drillId: string) {
  const { store, operator } = ctx;
  const loaded = await loadDrill(ctx, drillId);
  if (loaded?.subject.drill.endedAt == null) return null;
  const { subject, entitled } = loaded;
  const { drill, address, takenBy, endedBy, timeZone } = subject;
  const [places, healthy] = await Promise.all([
    store.keptMessages.of(aboutDrill(drillId)),
    store.mailboxes.healthy(drill.workspaceId, ctx.clock.now(), 2),
  ]);
  const [owner, ...others] = entitled;
  const quiet = owner && (await memberQuietUntil(ctx, owner.id, null));
  const view: MessageView = drillReport({
    drill: { ...drill, endedAt: loaded.subject.drill.endedAt },
    address,
    takenBy,
    endedBy,
    places,
    first: owner
      ? {
          name: owner.name,
          inChat: (await findInChat(ctx, chats, owner)) !== null,
          onThisMailbox: owner.email === address,
          quietUntil: quiet ? sayTime(quiet, timeZone) : null,
        }
      : null,
    unreached: await unreachedOf(ctx, chats, others.slice(0, MOST_OTHERS)),
    reach: (await chats.of(drill.workspaceId)).flatMap(
      ({ platform }) => ctx.platforms[platform]?.words.reach ?? [],
    ),
    backups: entitled.filter(({ as }) => as === "backup").length,
    hasChannel: places.some(({ memberId }) => memberId === null),
    canWrite: operator.letters !== null || healthy.some(({ id }) => id !== drill.mailboxId),
  });
  return { view, workspaceId: drill.workspaceId, startedById: drill.startedById, threads: threadsOf(places) };
}
