import { App, type AppOptions } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { Hono } from "hono";
import type { ChatPort } from "../../core/alert/chat-port.ts";
import type { Context } from "../../core/context.ts";
import { slackChat } from "./chat.ts";
import { listenForCommands } from "./commands.ts";
import { listenForDialogs } from "./dialogs.ts";
import { listenForHome } from "./home-tab.ts";
import { listenForMessages } from "./messages.ts";
import { ownTeam } from "./presser.ts";
import { listenForPresses } from "./presses.ts";
import { slackReceiver } from "./receiver.ts";
import { silent } from "./silent.ts";
import { type Turn, turns } from "./turns.ts";
import { clientOptions, type SlackConfig, webClient } from "./web-client.ts";

/** What every listener may use. */
export type Slack = {
  ctx: Context;
  web: WebClient;
  chat: ChatPort;
  turn: Turn;
  ownTeam: () => Promise<string>;
};

export type OpenSlack = AsyncDisposable & {
  /** To be mounted at `/slack`; without anything in it where Slack reaches us over a socket. */
  routes: Hono;
};

/** Listens to what people do in Slack, over HTTP or over a socket that we open. Stopping waits for what is in hand. */
export function openSlack(ctx: Context, config: SlackConfig): OpenSlack {
  const web = webClient(config);
  const slack: Slack = { ctx, web, chat: slackChat(ctx, config), turn: turns(ctx), ownTeam: ownTeam(web) };
  const { app, routes } = boltApp(ctx, config);
  const inHand = new Set<Promise<unknown>>();
  app.use(async ({ next }) => {
    const work = next();
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  });
  app.error(async (error) => ctx.log.fault("slack.failed", error));
  listenForPresses(app, slack);
  listenForDialogs(app, slack);
  listenForCommands(app, slack);
  listenForMessages(app, slack);
  listenForHome(app, slack);
  // Over a socket this connects; while Slack is away everything else goes on, and the client comes back by itself.
  app.start().catch((error) => ctx.log.fault("slack.not-connected", error));
  return {
    routes,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await Promise.allSettled(inHand);
    },
  };
}

function boltApp(ctx: Context, config: SlackConfig): { app: App; routes: Hono } {
  const options: AppOptions = {
    // The token is ours and known: asking Slack about it would come before every acknowledgement.
    authorize: async () => ({ botToken: config.botToken }),
    clientOptions: clientOptions(config),
    convoStore: false,
    logger: silent,
  };
  if (config.appToken !== null) {
    const app = new App({ ...options, socketMode: true, appToken: config.appToken });
    return { app, routes: new Hono() };
  }
  const receiver = slackReceiver(config.signingSecret, ctx.log);
  return { app: new App({ ...options, receiver }), routes: receiver.routes };
}
