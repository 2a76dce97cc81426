import type { ChatPort } from "../alert/chat-port.ts";
import type { MessageView } from "../alert/message-view.ts";
import { channelOf } from "../alert/reach-people.ts";
import type { Shown } from "../alert/show-alert.ts";
import { sayTime } from "../alert/words.ts";
import type { Context } from "../context.ts";
import { type EndsSoon, endsSoon } from "./ends-soon.ts";
import { workingHours } from "./working-hours.ts";

/** Tells an owner, where they alone read it, which of their mailboxes end soon; whatever was mended meanwhile is left out. */
export async function tellEnds(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  chat: ChatPort | null,
  { memberId }: { memberId: string },
): Promise<Shown> {
  const member = await ctx.store.members.get(memberId);
  if (chat === null || member === null) return { kind: "shown" };
  const { workspaceId } = member;
  const now = ctx.clock.now();
  const [workspace, granted] = await Promise.all([
    ctx.store.members.workspace(workspaceId),
    ctx.store.foresight.granted(workspaceId, memberId, now),
  ]);
  const zone = workspace?.timeZone ?? "UTC";
  const soon = endsSoon(granted, now, workingHours(zone, now).horizon);
  if (soon.length === 0) return { kind: "shown" };
  const channel = await channelOf(ctx, chat, member);
  if (channel === null) return { kind: "dead", why: "This member is not known in the chat." };
  const answer = await chat.post(channel, endsView(soon, zone, ctx.publicUrl), { ref: null, mark: null });
  if (answer.kind === "posted") return { kind: "shown" };
  return answer.kind === "gone" ? { kind: "dead", why: "The chat takes no new message." } : answer;
}

const MOST_LISTED = 8;

export function endsView(soon: EndsSoon[], timeZone: string, publicUrl: string): MessageView {
  const [first] = soon;
  const one = soon.length === 1 && first !== undefined ? first : null;
  const others = soon.length - MOST_LISTED;
  return {
    incidentId: null,
    tone: "busy",
    title: one
      ? `${one.address} will ask you to sign in again`
      : `${soon.length} mailboxes will ask you to sign in again`,
    text: "Nothing is broken, and everything goes on until then. Sign in once before, at a moment that suits you, and no campaign has to pause.",
    facts: [
      ...soon.slice(0, MOST_LISTED).map(({ address, at, why }) => ({
        label: address,
        value: `${why === "seen" ? "about " : ""}${sayTime(at, timeZone)}`,
      })),
      ...(others > 0 ? [{ label: "And more", value: `${others} others` }] : []),
    ],
    steps: [],
    why: {
      summary: "How we know",
      quote: soon.some(({ why }) => why === "stated")
        ? "The provider said when it signed us in that this permission ends by itself."
        : "Earlier sign-ins of this organisation all ended at the same age.",
    },
    actions: [
      one
        ? { kind: "open", label: "Open the mailbox", url: `${publicUrl}/mailboxes/${one.mailboxId}` }
        : { kind: "open", label: "Open mailboxes", url: `${publicUrl}/mailboxes` },
    ],
  };
}
