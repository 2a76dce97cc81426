import { App, type AppOptions } from "@slack/bolt";
import { Hono } from "hono";
import type { BotContext } from "../../bot-kinds.ts";
import { turns } from "../post/turns.ts";
import { silent } from "../workspaces/silent.ts";
import type { SlackWorkspaces } from "../workspaces/slack-workspace.ts";
import { clientOptions, type SlackConfig } from "../workspaces/web-client.ts";
import { listenForCommands } from "./commands.ts";
import { listenForDialogs } from "./dialogs.ts";
import type { Slack } from "./here.ts";
import { listenForHome } from "./home-tab.ts";
import { listenForMessages } from "./messages.ts";
import { listenForPresses } from "./presses.ts";
import { slackReceiver } from "./receiver.ts";
import { listenForRemoval } from "./removal.ts";

export type OpenSlack = AsyncDisposable & {
  /** To be mounted at `/slack`; without anything in it where Slack reaches us over a socket. */
  routes: Hono;
};

/** Listens to what people do in Slack, over HTTP or over a socket that we open. Stopping waits for what is in hand. */
export function openSlack(own: BotContext, config: SlackConfig, workspaces: SlackWorkspaces): OpenSlack {
  const ctx: BotContext = { ...own, surface: "chat:slack" };
  const inTurn = turns(ctx);
  const slack: Slack = {
    ctx,
    here: async (teamId) => ({ ctx, workspace: await workspaces.at(teamId), inTurn }),
  };
  const { app, routes } = boltApp(ctx, config);
  const inHand = new Set<Promise<unknown>>();
  app.use(async ({ next }) => {
    const work = next();
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  });
  app.error(async (error) => ctx.log.fault("chat.failed", error, { platform: "slack" }));
  listenForPresses(app, slack);
  listenForDialogs(app, slack);
  listenForCommands(app, slack);
  listenForMessages(app, slack);
  listenForHome(app, slack);
  listenForRemoval(app, slack);
  // Over a socket this connects. While Slack is away everything else goes on, and the client reconnects without help.
  app.start().catch((error) => ctx.log.fault("chat.not-connected", error, { platform: "slack" }));
  return {
    routes,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await Promise.allSettled(inHand);
    },
  };
}

function boltApp(ctx: BotContext, config: SlackConfig): { app: App; routes: Hono } {
  const options: AppOptions = {
    // Each listener finds its own way to Slack, since a request here would come before the acknowledgement.
    authorize: async () => ({}),
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
