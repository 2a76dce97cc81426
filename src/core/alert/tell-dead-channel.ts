import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import { channelOf } from "./reach-people.ts";
import type { Shown } from "./show-alert.ts";

/** Tells an admin that alerts no longer reach their channel. */
export async function tellDeadChannel(
  ctx: Pick<Context, "store" | "publicUrl">,
  chat: ChatPort | null,
  { memberId, why }: { memberId: string; why: string },
): Promise<Shown> {
  const admin = await ctx.store.members.get(memberId);
  if (chat === null || admin === null) return { kind: "shown" };
  const channel = await channelOf(ctx, chat, admin);
  if (channel === null) return { kind: "dead", why: "This admin is not known in the chat." };
  const answer = await chat.post(channel, view(why, ctx.publicUrl), { ref: null, mark: null });
  if (answer.kind === "posted") return { kind: "shown" };
  return answer.kind === "gone" ? { kind: "dead", why: "The chat takes no new message." } : answer;
}

const view = (why: string, publicUrl: string): MessageView => ({
  incidentId: null,
  tone: "trouble",
  title: "Alerts do not reach your channel",
  text: `${why} Until then alerts go to people directly, and to the web app.`,
  facts: [],
  steps: [],
  why: null,
  actions: [{ kind: "open", label: "Settings", url: `${publicUrl}/settings` }],
});
