import type { Hono } from "hono";
import type { ChatOf } from "../core/chat/chats.ts";
import type { BotContext } from "./bot-kinds.ts";

/** A chat platform that is set up. */
export type OpenPlatform = {
  /** The name under which its places are remembered. */
  platform: string;
  chatOf: ChatOf;
  /** Where the routes are to be mounted. */
  path: string;
  /** Takes what people do there. */
  listen(own: BotContext): AsyncDisposable & { routes: Hono };
};
