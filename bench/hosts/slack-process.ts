/** The product, or bare bolt, listening to Slack in a process of its own. Says where; then, told to, loses all mailboxes. */
import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { openSlack } from "../../src/bots/slack/receive/open-slack.ts";
import { openSlackWorkspaces } from "../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../src/core/chat/chats.ts";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../src/core/disconnection/disconnect-mailbox.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { botKinds } from "../../src/kinds.ts";
import { startServer } from "../../src/web/server.ts";
import { openWorld, REFUSED, type World } from "../../tests/core/world.ts";
import { SIGNING_SECRET } from "../../tests/hosts/slack/slack-client.ts";

export type SlackOrder =
  | { kind: "bare" }
  | { kind: "product"; dataDir: string; apiUrl: string; botToken: string; user: string; mailboxes: number };
export type SlackReport =
  | { kind: "listening"; url: string; incidentId: string }
  | { kind: "failed-all"; seconds: number };

const AT_ONCE = 8;
const REFUSAL = { provider: "microsoft", protocol: "smtp", credential: "password", error: REFUSED } as const;

const [order] = (await once(process, "message")) as [SlackOrder];
const report = (message: SlackReport) => process.send?.(message);
if (order.kind === "bare") await bare();
else await product(order);

async function bare() {
  const { App, HTTPReceiver } = createRequire(import.meta.url)("@slack/bolt") as typeof import("@slack/bolt");
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, endpoints: ["/slack/events"], port: 0 });
  const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-1" }) });
  app.action(/.*/, ({ ack }) => ack());
  const server = await app.start(0);
  const { port } = (server as { address(): AddressInfo }).address();
  report({ kind: "listening", url: `http://127.0.0.1:${port}`, incidentId: crypto.randomUUID() });
}

async function product({ dataDir, apiUrl, botToken, user, mailboxes }: SlackOrder & { kind: "product" }) {
  const opened = await openDatabase({ kind: "embedded", dataDir });
  if (opened.kind === "refused") throw new Error(opened.why);
  const world = await openWorld(opened.database);
  const { ctx, workspaceId, members } = world;
  await ctx.store.members.linkChatUser({ id: members.ben, workspaceId }, "slack", {
    userId: user,
    guest: false,
  });
  await addMailboxes(world, mailboxes);
  const config = { botToken, appToken: null, apiUrl, signingSecret: SIGNING_SECRET };
  const workspaces = openSlackWorkspaces(ctx, config);
  const bots = { kinds: botKinds, chats: chatsOf({ slack: workspaces.chatOf }) };
  const slack = openSlack({ ...ctx, ...bots }, config, workspaces);
  const mounts = [{ path: "/slack", app: slack.routes }];
  const server = await startServer({ ctx, host: "127.0.0.1", port: 0, mounts });
  if (server.kind !== "listening") throw new Error(server.why);
  const first = await lose(world, world.mailboxId);
  report({ kind: "listening", url: server.url, incidentId: first });

  await once(process, "message");
  const ids = (await ctx.store.mailboxes.list(workspaceId)).map(({ id }) => id);
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++]) await lose(world, id);
    }),
  );
  report({ kind: "failed-all", seconds: (performance.now() - start) / 1000 });
}

async function addMailboxes({ prisma, mailboxId }: World, count: number) {
  const {
    id: _,
    address: __,
    ...like
  } = await prisma.mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
  const data = Array.from({ length: count }, (_, number) => ({
    ...like,
    folders: like.folders ?? {},
    address: `box${number}@ours.test`,
  }));
  await prisma.mailbox.createMany({ data });
}

async function lose({ ctx, clock }: World, mailboxId: string): Promise<string> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  const lost = await disconnectMailbox(ctx, { mailbox, diagnosis: diagnose(REFUSAL), at: clock.time });
  return lost.kind === "disconnected" ? lost.incidentId : "";
}
