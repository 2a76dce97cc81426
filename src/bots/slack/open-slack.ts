import { App } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Hono } from "hono";
import type { ChatPort } from "../../core/alert/chat-port.ts";
import type { Context } from "../../core/context.ts";
import { slackChat } from "./chat.ts";
import { listenForCommands } from "./commands.ts";
import { ownTeam } from "./presser.ts";
import { listenForPresses } from "./presses.ts";
import { slackReceiver } from "./receiver.ts";
import { silent } from "./silent.ts";
import { clientOptions, type SlackConfig, webClient } from "./web-client.ts";

/** What every listener may use. */
export type Slack = { ctx: Context; web: WebClient; chat: ChatPort; ownTeam: () => Promise<string> };

export type OpenSlack = AsyncDisposable & {
  /** To be mounted at `/slack`. */
  routes: Hono;
};

/** Listens to what people do in Slack. Stopping waits for what is in hand. */
export function openSlack(ctx: Context, config: SlackConfig): OpenSlack {
  const web = webClient(config);
  const slack: Slack = { ctx, web, chat: slackChat(config), ownTeam: ownTeam(web) };
  const receiver = slackReceiver(config.signingSecret, ctx.log);
  const app = new App({
    receiver,
    // The token is ours and known: asking Slack about it would come before every acknowledgement.
    authorize: async () => ({ botToken: config.botToken }),
    clientOptions: clientOptions(config),
    convoStore: false,
    logger: silent,
  });
  app.error(async (error) => ctx.log.fault("slack.failed", error));
  listenForPresses(app, slack);
  listenForCommands(app, slack);
  return {
    routes: receiver.routes,
    [Symbol.asyncDispose]: async () => void (await app.stop()),
  };
}
