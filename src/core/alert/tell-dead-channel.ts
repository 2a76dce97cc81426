import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import type { Shown } from "./show-alert.ts";
import { tellMember } from "./tell-member.ts";

/** Tells an admin that alerts no longer reach their channel. */
export const tellDeadChannel = (
  ctx: Context,
  chat: ChatPort | null,
  { memberId, why }: { memberId: string; why: string },
): Promise<Shown> => tellMember(ctx, chat, memberId, view(why, ctx.publicUrl));

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
