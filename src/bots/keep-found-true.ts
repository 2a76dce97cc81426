import type { KeptMessage } from "../core/chat/kept-message.ts";
import { type BotContext, kindOf } from "./bot-kinds.ts";

/** Has a message brought up to date whose place was not known until now. It may say what is no longer true. */
export async function keepFoundTrue(
  ctx: BotContext,
  { about, platform, channel, messageRef }: KeptMessage & { messageRef: string },
): Promise<void> {
  const of = kindOf(ctx.kinds, about.kind);
  const found = of ? await of.find(ctx, about.id) : null;
  if (of === undefined || found === null) return;
  const message = { platform, channel, ref: messageRef, press: "", known: false };
  await of.keepTrue(ctx, found.subject, message);
}
