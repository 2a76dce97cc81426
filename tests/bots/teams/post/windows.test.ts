import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { teamsSettings } from "../../../../src/bots/teams/teams-config.ts";
import { openTeamsWorkspaces } from "../../../../src/bots/teams/workspaces/teams-workspaces.ts";
import type { PostAnswer } from "../../../../src/core/chat/chat-port.ts";
import { type Database, openDatabase } from "../../../../src/io/db/open-database.ts";
import { openStore } from "../../../../src/io/db/store.ts";
import { openWorld, type World } from "../../../core/world.ts";
import { A_MESSAGE } from "../../../hosts/a-message.ts";
import { startTeams, type Teams } from "../../../hosts/teams/teams-tenant.ts";
import { teamsWindows } from "../../../hosts/teams/teams-windows.ts";
import { migratedDatabaseUrl } from "../../../setup/fresh-database.ts";
import { describeWith } from "../../../setup/needs.ts";
import { PEOPLE } from "../../people.ts";

/** The longest length of the time between two calls in one conversation that the product promises. */
const GAP_MS = 2_100;

it("one call each 2.1 seconds is within all four windows for three hours", () => {
  let now = 0;
  const refused = teamsWindows(() => now);
  const waits: (number | null)[] = [];
  for (; now < 3 * 3_600_000; now += GAP_MS) waits.push(refused("19:a"));
  expect(waits.length).toBeGreaterThan(5_000);
  expect(waits.filter((seconds) => seconds !== null)).toEqual([]);
});

describeWith("PostgreSQL", "two processes in one tenant", () => {
  let teams: Teams;
  let url: string;
  beforeAll(async () => {
    teams = await startTeams({ people: PEOPLE, keepsWindows: true });
    url = await migratedDatabaseUrl();
  });
  afterAll(() => teams[Symbol.asyncDispose]());

  const database = async () => {
    const opened = await openDatabase({ kind: "server", url });
    if (opened.kind === "refused") throw new Error(opened.why);
    return opened.database;
  };
  const aProcess = ({ prisma }: Database, gapMs?: number) => {
    const settings = teamsSettings(teams.connector.env);
    if (settings === null) throw new Error("Teams is not configured.");
    const ctx = { store: openStore(prisma), clock: { now: () => new Date() } };
    return openTeamsWorkspaces(ctx, settings, gapMs);
  };
  const inChannel = async ({ ctx, workspaceId }: World) => {
    const { channel, team } = teams.addChannel("alerts");
    const { serviceUrl, env } = teams.connector;
    const tenantId = env.TEAMS_TENANT_ID ?? "";
    const group = { platform: "teams", groupId: team, tenantId, name: "Acme", serviceUrl };
    await ctx.store.chatDirectory.seeGroup(group, new Date());
    await ctx.store.chatDirectory.seeChannel(
      { platform: "teams", channel, groupId: team, name: "alerts" },
      new Date(),
    );
    await ctx.store.chatDirectory.bindGroup("teams", team, workspaceId);
    return channel;
  };

  it("post and edit in a conversation so slowly that Teams refuses no call for its windows", async () => {
    await using one = await database();
    await using other = await database();
    await using world = await openWorld(one);
    const channel = await inChannel(world);
    const run = async (process: Database, gapMs?: number) => {
      const chat = await aProcess(process, gapMs).chatOf(world.workspaceId);
      let ref: string | null = null;
      for (let done = 0; done < 3; ) {
        const answer: PostAnswer | undefined = await chat?.post(channel, A_MESSAGE, { ref, mark: null });
        if (answer?.kind === "posted") ref = answer.ref;
        if (answer?.kind === "posted") done += 1;
        else await wait(100);
      }
    };
    const before = teams.calls.length;
    await Promise.all([run(one), run(other)]);
    const calls = teams.calls.slice(before).filter(({ call }) => call === "post" || call === "edit");
    expect(calls.map(({ status }) => status)).not.toContain(429);
    expect(calls.map(({ call }) => call).toSorted()).toEqual([
      "edit",
      "edit",
      "edit",
      "edit",
      "post",
      "post",
    ]);
    const gaps = calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? at));
    expect(Math.min(...gaps)).toBeGreaterThan(GAP_MS - 1);

    // The host does keep its windows.
    await Promise.all([...Array(4)].flatMap(() => [run(one, 0), run(other, 0)]));
    expect(teams.calls.map(({ status }) => status)).toContain(429);
  });

  it("call at most 25 times a second together, whatever they ask", async () => {
    await using one = await database();
    await using other = await database();
    const { serviceUrl } = teams.connector;
    const before = teams.calls.length;
    const asking = [aProcess(one), aProcess(other)].flatMap(({ call }) =>
      Array.from({ length: 30 }, (_, number) =>
        call({ serviceUrl, method: "GET", path: `v3/conversations/19%3A${number}/members/nobody` }),
      ),
    );
    const answers = await Promise.all(asking);
    const times = teams.calls.slice(before).map(({ at }) => at);
    expect(times.length + answers.filter(({ kind }) => kind === "too-many").length).toBe(60);
    const inASecond = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length);
    // Half of what Teams takes in a second; the rest is room for calls that are on their way.
    expect(Math.max(...inASecond)).toBeLessThan(35);
  });
});
