import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { ChatPort, Dead } from "./chat-port.ts";
import type { Shown } from "./delivered.ts";
import type { ExtraWhy, KeptMessage } from "./kept-message.ts";
import type { MessageView, Stage } from "./message-view.ts";

type Ctx = Pick<Context, "store" | "clock">;

export type How = {
  /** Nothing about its subject will change any more. */
  over: boolean;
  /** Whether it is posted where it does not exist yet. */
  ifNew: boolean;
  /** Whether it is posted anew where a person deleted it. */
  ifDeleted: boolean;
  /** The place of the message that it answers. */
  thread?: string;
};

/**
 * Posts one message in one place, or edits it where it says something else. The attempt is stored before the post, so that a
 * message whose answer was lost is found again, and not posted twice.
 *
 * Where the first can never be edited, a second one tells the end. Where it cannot be searched for, a second one takes its place.
 * There is never a third.
 */
export async function showKept(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  how: How,
): Promise<Shown | { kind: "unchanged" }> {
  if (kept.messageRef === null) return find(ctx, chat, kept, view, how);
  if (kept.shown === digestOf(view)) return { kind: "unchanged" };
  return edit(ctx, chat, { ...kept, messageRef: kept.messageRef }, view, how);
}

/**
 * The digest of a message's content, without the time of its update. The names of the fields are those of earlier versions: other
 * names would edit every posted message once without a change.
 */
export function digestOf({ updated: _updated, about, stage, ...said }: MessageView): string {
  const spelled = { incidentId: about?.id ?? null, tone: TONES[stage], ...said };
  return createHash("sha256").update(JSON.stringify(spelled)).digest("hex");
}

const TONES: Record<Stage, string> = { open: "trouble", busy: "busy", over: "good" };

async function edit(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage & { messageRef: string },
  view: MessageView,
  how: How,
): Promise<Shown> {
  const { keptMessages } = ctx.store;
  // The end is worth one more try.
  if (kept.editRefusedAt !== null && !how.over) return { kind: "shown" };
  const said = withReason(view, kept);
  const answer = await chat.post(kept.channel, said, { ref: kept.messageRef, mark: null });
  const now = ctx.clock.now();
  switch (answer.kind) {
    case "posted":
      await keptMessages.posted(kept.id, answer.ref, digestOf(view), now);
      return { kind: "shown" };
    case "gone":
      await keptMessages.forget(kept.id);
      return how.ifDeleted
        ? { kind: "later", until: now, why: "The message was deleted there; it is posted anew." }
        : { kind: "shown" };
    case "uneditable":
      if (!how.over || kept.extra !== null) {
        await keptMessages.editRefused(kept.id, kept.messageRef, now);
        return { kind: "shown" };
      }
      return postExtra(ctx, chat, kept, view, how, "edit-refused");
    case "later":
      return answer;
    case "dead":
      return { ...answer, stands: true };
  }
}

/** The message may exist, since its posting began before. */
async function find(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  how: How,
): Promise<Shown> {
  // The second message was begun, and is owed.
  const isDue = how.ifNew || kept.extra !== null;
  const postNew = (): Shown | Promise<Shown> =>
    isDue ? post(ctx, chat, kept, view, how) : { kind: "shown" };
  if (kept.postingAt === null) return postNew();
  const found = await chat.find(kept.channel, markOf(kept), kept.postingAt, how.thread);
  switch (found.kind) {
    case "found":
      return edit(ctx, chat, { ...kept, messageRef: found.ref }, view, how);
    case "nowhere":
      return postNew();
    case "unsearchable":
      return kept.extra === null ? postExtra(ctx, chat, kept, view, how, "answer-lost") : LOST_TWICE;
    case "later":
    case "dead":
      return found;
  }
}

const LOST_TWICE: Dead = {
  kind: "dead",
  why: "The chat's answers to two messages were lost, and Unpause may not look for them there. Allow it to read the channel's history.",
};

async function postExtra(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  how: How,
  why: ExtraWhy,
): Promise<Shown> {
  const at = ctx.clock.now();
  if (!(await ctx.store.keptMessages.beginExtra(kept.id, why, at))) return { kind: "shown" };
  const extra: KeptMessage = { ...kept, messageRef: null, postingAt: null, extra: { at, why } };
  return post(ctx, chat, extra, view, how);
}

async function post(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  { thread }: How,
): Promise<Shown> {
  const { keptMessages } = ctx.store;
  const isFirst = kept.postingAt === null;
  if (isFirst) await keptMessages.posting(kept.id, ctx.clock.now());
  const message = { ref: null, mark: markOf(kept), ...(thread !== undefined && { thread }) };
  const answer = await chat.post(kept.channel, withReason(view, kept), message);
  switch (answer.kind) {
    case "posted":
      await keptMessages.posted(kept.id, answer.ref, digestOf(view), ctx.clock.now());
      return { kind: "shown" };
    case "later":
      if ((answer.untried || answer.unsent) && isFirst) await keptMessages.forget(kept.id);
      return answer;
    case "dead":
      if (isFirst) await keptMessages.forget(kept.id);
      return answer;
    case "gone":
    case "uneditable":
      // The message is gone that it was to answer.
      return { kind: "shown" };
  }
}

/** A chat keeps it with the message, unseen. The second message must not be taken for the first. */
const markOf = ({ id, extra }: KeptMessage) => (extra === null ? id : `${id} again`);

/** The kept message that a mark names. */
export const keptIdIn = (mark: string): string => mark.split(" ")[0] ?? mark;

const REASONS: Record<ExtraWhy, string> = {
  "edit-refused": "The earlier message here can no longer be edited, so this one takes its place.",
  "answer-lost": "This message may stand here twice. Only this one is kept up to date.",
};

const withReason = (view: MessageView, { extra }: KeptMessage): MessageView =>
  extra === null ? view : { ...view, text: `${view.text} ${REASONS[extra.why]}` };
