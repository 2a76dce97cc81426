import { describe, expect, it } from "vitest";
import type { ChatPort, Dead } from "../../../src/core/chat/chat-port.ts";
import { type Chats, chatsOf } from "../../../src/core/chat/chats.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { endIncident, loseMailbox } from "../../bots/a-lost-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { alertsGoTo } from "../a-platform.ts";
import { deliverDue } from "../deliver-due.ts";
import { openWorld, type World } from "../world.ts";

type Standing = { ref: string; channel: string; title: string; edits: number };

/** A chat that keeps what it was given. `dead`: channels that take nothing. `people`: whom it knows, by address. */
function aChat(platform: string, people: Record<string, string>) {
  const standing: Standing[] = [];
  const dead = new Set<string>();
  const DEAD: Dead = { kind: "dead", why: "Nobody is reached there." };
  const chat: ChatPort = {
    platform,
    async post(channel, { title }, { ref }) {
      if (dead.has(channel)) return DEAD;
      const edited = standing.find((message) => message.ref === ref);
      if (edited) Object.assign(edited, { title, edits: edited.edits + 1 });
      else standing.push({ ref: `${platform} ${standing.length}`, channel, title, edits: 0 });
      return { kind: "posted", ref: edited?.ref ?? standing.at(-1)?.ref ?? "" };
    },
    find: async () => ({ kind: "nowhere" }),
    person: async (email) => people[email] ?? null,
  };
  return { chat, dead, in: (channel: string) => standing.filter((message) => message.channel === channel) };
}

const LOST = "sales@ours.test is disconnected: the password is no longer accepted";
const OVER = "sales@ours.test is connected again";

async function open(database: Database, { knows = ["one", "two"] }: { knows?: string[] } = {}) {
  const world = await openWorld(database, ["sales@ours.test", "info@ours.test"]);
  const ben = { "ben@acme.test": "ben" };
  const [one, two] = ["one", "two"].map((name) => aChat(name, knows.includes(name) ? ben : {}));
  if (one === undefined || two === undefined) throw new Error("no chats");
  const chats = chatsOf({ one: async () => one.chat, two: async () => two.chat }, "one");
  await alertsGoTo(world, "alerts", { platform: "one" });
  await alertsGoTo(world, "alerts", { platform: "two" });
  const say = async (rounds = 4) => {
    for (let round = 0; round < rounds; round++) await deliverDue(world, chats);
  };
  return { world, one, two, chats, say };
}

const titles = (messages: Standing[]) => messages.map(({ title }) => title);

/** Ben did something there at that moment. */
async function acted({ ctx, members, workspaceId }: World, platform: string, at: Date) {
  const member = { id: members.ben, workspaceId };
  await ctx.store.members.linkChatUser(member, platform, { userId: "ben", guest: false });
  await ctx.store.members.acted(members.ben, platform, at);
}

describe("an alert of a workspace in two chats", () =>
  onEachDatabase((database) => {
    it("is one message in each channel, and both are edited to tell the end", async () => {
      const { world, one, two, say } = await open(database());
      await using _ = world;
      const { incidentId } = await loseMailbox(world);
      await say();
      expect([titles(one.in("alerts")), titles(two.in("alerts"))]).toEqual([[LOST], [LOST]]);
      await endIncident(world, incidentId);
      await say();
      expect([one.in("alerts").map(({ title, edits }) => [title, edits > 0])]).toEqual([
        [
          [OVER, true],
          [expect.stringContaining("Receipt"), false],
        ].slice(0, one.in("alerts").length),
      ]);
      expect(titles(two.in("alerts"))[0]).toEqual(OVER);
    });

    it("calls a member in one chat: the one that they last acted in", async () => {
      const { world, one, two, say } = await open(database());
      await using _ = world;
      await acted(world, "one", new Date("2026-01-05T08:00:00Z"));
      await acted(world, "two", new Date("2026-01-05T09:00:00Z"));
      await loseMailbox(world);
      await say();
      expect([titles(one.in("ben")), titles(two.in("ben"))]).toEqual([[], [LOST]]);
    });

    it("calls a member in the chat that knows them, where the other does not", async () => {
      const { world, one, two, say } = await open(database(), { knows: ["two"] });
      await using _ = world;
      await loseMailbox(world);
      await say();
      expect([titles(one.in("ben")), titles(two.in("ben"))]).toEqual([[], [LOST]]);
    });

    it("calls them in the next chat when the first does not reach them, and then by letter", async () => {
      const { world, one, two, say } = await open(database());
      await using _ = world;
      const { ctx, prisma, clock } = world;
      one.dead.add("ben");
      const { incidentId } = await loseMailbox(world);
      await say();
      expect(titles(two.in("ben"))).toEqual([LOST]);
      expect(titles(one.in("alerts"))).toEqual([LOST]);

      two.dead.add("ben");
      clock.time = new Date(clock.time.getTime() + 60_000);
      await ctx.store.members.saveQuietHours(world.members.ben, null);
      await endIncident(world, incidentId);
      await say();
      const dead = await prisma.keptMessage.findMany({
        where: { aboutId: incidentId, memberId: world.members.ben, deadWhy: { not: null } },
        select: { platform: true },
      });
      expect(dead.map(({ platform }) => platform)).toContain("one");
    });

    it("stands in the other channel when one place is dead, and an admin is told which", async () => {
      const { world, one, two, say } = await open(database());
      await using _ = world;
      one.dead.add("alerts");
      await loseMailbox(world);
      await say();
      expect([titles(one.in("alerts")), titles(two.in("alerts"))]).toEqual([[], [LOST]]);
      const told = await world.prisma.outboxItem.findMany({
        where: { workspaceId: world.workspaceId, kind: "tell-dead-channel" },
        select: { payload: true },
      });
      expect(told.map(({ payload }) => payload)).toMatchObject([
        { place: { kind: "channel", platform: "one", id: "alerts" } },
      ]);
    });

    it("goes to the one chat that is installed, where another is only set up", async () => {
      const { world, two } = await open(database());
      await using _ = world;
      const chats: Chats = chatsOf({ one: async () => null, two: async () => two.chat }, "one");
      await loseMailbox(world);
      for (let round = 0; round < 4; round++) await deliverDue(world, chats);
      expect([titles(two.in("alerts")), titles(two.in("ben"))]).toEqual([[LOST], [LOST]]);
    });

    it("goes on in a waiting item of before, whose place had no platform", async () => {
      const { world, one, two, chats } = await open(database());
      await using _ = world;
      const { ctx, workspaceId, prisma } = world;
      const { incidentId } = await loseMailbox(world);
      await prisma.outboxItem.deleteMany({ where: { workspaceId } });
      const old = { kind: "show-alert-in", incidentId, channel: "alerts" };
      await ctx.store.outbox.add(workspaceId, `alert:${incidentId}:alerts`, old, world.clock.time);
      await deliverDue(world, chats);
      expect([titles(one.in("alerts")), titles(two.in("alerts"))]).toEqual([[LOST], []]);
    });
  }));
