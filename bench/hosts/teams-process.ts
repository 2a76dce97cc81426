/** The product, listening to Teams in a process of its own. Says where; then does what it is told. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openTeams } from "../../src/bots/teams/receive/open-teams.ts";
import { teamsSettings } from "../../src/bots/teams/teams-config.ts";
import { openTeamsWorkspaces } from "../../src/bots/teams/workspaces/teams-workspaces.ts";
import { chatsOf } from "../../src/core/chat/chats.ts";
import { takeIncident } from "../../src/core/incident/take-incident.ts";
import { deliver } from "../../src/core/outbox/deliver.ts";
import { type Database, openDatabase } from "../../src/io/db/open-database.ts";
import { botKinds, deliveries } from "../../src/kinds.ts";
import { startServer } from "../../src/web/server.ts";
import { alertsGoTo } from "../../tests/core/a-platform.ts";
import { addMailboxes } from "../../tests/core/disconnection/many-mailboxes.ts";
import { failAll, POLICY } from "../../tests/core/incident/fail-all.ts";
import { openWorld, type World } from "../../tests/core/world.ts";

export type TeamsOrder = {
  dataDir: string;
  mailboxes: number;
  channel: string;
  team: string;
  serviceUrl: string;
};
export type TeamsReport =
  | { kind: "listening"; url: string }
  | { kind: "failed-all"; seconds: number }
  | { kind: "queries"; count: number };
/** `edit`: changes the alert once, and answers by the number of queries up to then. `count`: answers by that number. */
export type TeamsTold = "fail" | "edit" | "count";

const report = (message: TeamsReport) => process.send?.(message);
const [order] = (await once(process, "message")) as [TeamsOrder];
const settings = teamsSettings(process.env);
if (settings === null) throw new Error("Teams is not configured.");
let queries = 0;
const database = await openCounted(order.dataDir);
const world = await openWorld(database);
const { ctx, workspaceId } = world;
Object.defineProperty(world.clock, "time", { get: () => new Date() });
await bindChannel(world, order, settings.tenantId);
const [first = "", ...others] = await addMailboxes(world, "contoso.test", order.mailboxes, {
  provider: "microsoft",
});
const workspaces = openTeamsWorkspaces(ctx, settings);
const chats = chatsOf({ teams: workspaces.chatOf });
const teams = openTeams({ ...ctx, kinds: botKinds, chats }, workspaces);
const mounts = [{ path: "/api", app: teams.routes }];
const server = await startServer({ ctx, host: "127.0.0.1", port: 0, mounts });
if (server.kind !== "listening") throw new Error(server.why);
await failAll(world, [first], POLICY);
await deliverAll();
report({ kind: "listening", url: server.url });

process.on("message", (told: TeamsTold) => {
  void take[told]();
});

const take: Record<TeamsTold, () => Promise<void>> = {
  async fail() {
    const start = performance.now();
    let isOver = false;
    const failing = failAll(world, others, POLICY).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await deliverAll();
      await sleep(50);
    }
    await failing;
    const seconds = (performance.now() - start) / 1000;
    // The last edit waits for its turn in the channel.
    for (let round = 0; round < 5; round++) {
      await sleep(2_500);
      await deliverAll();
    }
    report({ kind: "failed-all", seconds });
  },
  async edit() {
    const count = queries;
    const incident = await world.prisma.incident.findFirstOrThrow({ where: { workspaceId } });
    await takeIncident(ctx, { workspaceId, incidentId: incident.id, memberId: world.members.ben }, null);
    await deliverAll();
    report({ kind: "queries", count });
  },
  async count() {
    report({ kind: "queries", count: queries });
  },
};

async function openCounted(dataDir: string): Promise<Database> {
  const opened = await openDatabase({ kind: "embedded", dataDir });
  if (opened.kind === "refused") throw new Error(opened.why);
  const counted = opened.database.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        queries += 1;
        return query(args);
      },
    },
  });
  return { ...opened.database, prisma: counted as unknown as Database["prisma"] };
}

async function bindChannel(to: World, { channel, team, serviceUrl }: TeamsOrder, tenantId: string) {
  const { chatDirectory } = to.ctx.store;
  const seenAt = new Date();
  const group = { platform: "teams", groupId: team, tenantId, name: "Acme", serviceUrl };
  await chatDirectory.seeGroup(group, seenAt);
  await chatDirectory.seeChannel({ platform: "teams", channel, groupId: team, name: "alerts" }, seenAt);
  await chatDirectory.bindGroup("teams", team, to.workspaceId);
  await alertsGoTo(to, channel, { platform: "teams" });
}

/** Delivers what is due, as a worker does. */
async function deliverAll(): Promise<void> {
  for (;;) {
    const due = await ctx.store.outbox.due(new Date(), 50);
    for (const id of due) await deliver(ctx, deliveries, chats, id);
    if (due.length === 0) return;
  }
}
