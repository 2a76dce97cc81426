import { openSlack } from "../../../src/bots/slack/receive/open-slack.ts";
import { slackApp } from "../../../src/bots/slack/workspaces/slack-app.ts";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { issueSignInLink } from "../../../src/core/sign-in/sign-in.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openLive } from "../../../src/io/live.ts";
import { botKinds } from "../../../src/kinds.ts";
import { startServer } from "../../../src/web/server.ts";
import { deliverDue } from "../../core/deliver-due.ts";
import { openWorld } from "../../core/world.ts";
import { SIGNING_SECRET, slackClient } from "../../hosts/slack/slack-client.ts";
import type { Slack } from "../../hosts/slack/slack-web-api.ts";
import type { SlackWorkspaces } from "../../hosts/slack/slack-workspaces.ts";
import { freePort } from "../../setup/free-port.ts";
import { ledOnTo, visitor } from "../../web/visitor.ts";

/** Ann (admin), Ben and Cy, whose product is set up to be installed in Slack by whoever wants to. */
export async function openInstallable(
  database: Database,
  workspaces: SlackWorkspaces,
  { addresses, ownToken = null }: { addresses?: string[]; ownToken?: string | null } = {},
) {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await openWorld(database, addresses));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { apiUrl } = workspaces;
  const app = slackApp(
    { clientId: "1.2", clientSecret: "of the app", apiUrl },
    `${url}/slack/oauth_redirect`,
  );
  const ctx = { ...world.ctx, live: openLive(), publicUrl: url, chatApps: { slack: app } };
  const config = { botToken: ownToken, signingSecret: SIGNING_SECRET, appToken: null, apiUrl };
  const slackWorkspaces = openSlackWorkspaces(ctx, config);
  const bots = { kinds: botKinds, chats: chatsOf({ slack: slackWorkspaces.chatOf }) };
  const slack = opening.use(openSlack({ ...ctx, ...bots }, config, slackWorkspaces));
  const mounts = [{ path: "/slack", app: slack.routes }];
  const server = await startServer({ ctx, bots, host: "127.0.0.1", port, mounts });
  if (server.kind !== "listening") throw new Error(server.why);
  opening.use(server);
  const open = opening.move();

  const signedIn = async (memberId: string, workspaceId = world.workspaceId) => {
    const link = await issueSignInLink(ctx, { id: memberId, workspaceId });
    const member = visitor(url);
    await member.post(new URL(link.url).pathname);
    return member;
  };
  return {
    ...world,
    ctx,
    url,
    slackWorkspaces,
    signedIn,
    clientIn: (of: Slack) => slackClient(url, of),
    /** An admin adds the app to a Slack workspace, all the way. @returns the page that they end on */
    async install(memberId: string, into: Slack, user: string, workspaceId = world.workspaceId) {
      const admin = await signedIn(memberId, workspaceId);
      const led = await admin.post("/slack/install");
      const back = await workspaces.allow(ledOnTo(led) ?? "", into, user);
      const ended = await admin.get(back);
      return ended.location === null ? ended : admin.get(ended.location);
    },
    /** Delivers everything of a workspace that waits to be said now. */
    async deliverAll(workspaceId = world.workspaceId) {
      await deliverDue({ ...world, ctx, workspaceId }, bots.chats);
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

export type Installable = Awaited<ReturnType<typeof openInstallable>>;
