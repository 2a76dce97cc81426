import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { purgeOld } from "../../../../../src/core/removal/purge-old.ts";
import { MONDAY, openWorld, type World } from "../../../../core/world.ts";
import { onEachDatabase } from "../../../../setup/each-database.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Begins an attempt to post a message. @returns its id */
async function begin(
  { ctx, workspaceId }: Pick<World, "ctx" | "workspaceId">,
  mark: string,
  at = MONDAY,
): Promise<string> {
  const id = randomUUID();
  const attempt = { id, workspaceId, platform: "teams", mark, conversation: "19:a", card: {} };
  await ctx.store.chatAttempts.begin(attempt, at);
  return id;
}

describe("attempts to post a message in a chat that cannot be searched", () =>
  onEachDatabase((database) => {
    it("one is the message, and no earlier one, however many begin at once", async () => {
      await using world = await openWorld(database());
      const mark = randomUUID();
      const ids = await Promise.all(Array.from({ length: 12 }, () => begin(world, mark)));
      const { chatAttempts } = world.ctx.store;
      const all = await Promise.all(ids.map((id) => chatAttempts.get(id)));
      expect(all.filter((attempt) => attempt?.superseded === false).length).toBe(1);
      expect(all.filter((attempt) => attempt === null)).toEqual([]);
      const last = await begin(world, mark);
      expect((await chatAttempts.present("teams", mark))?.id).toBe(last);
    });

    it("are known by ten further places at most, each once", async () => {
      await using world = await openWorld(database());
      const { chatAttempts } = world.ctx.store;
      const id = await begin(world, randomUUID());
      expect(await chatAttempts.found(id, "19:a 1")).toBe(true);
      for (const place of [1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
        expect(await chatAttempts.found(id, `19:a ${place}`)).toBe(false);
      const row = await world.prisma.chatAttempt.findUniqueOrThrow({ where: { id } });
      expect(row.messageRef).toBe("19:a 1");
      expect(row.otherRefs).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((place) => `19:a ${place}`));
    });

    it("go 90 days after their message was last edited", async () => {
      await using world = await openWorld(database());
      const { store } = world.ctx;
      const about = { kind: "incident", id: randomUUID() };
      const place = { platform: "teams", channel: "19:a", memberId: null };
      const kept = await store.keptMessages.openOrGet(world.workspaceId, about, place);
      const id = await begin(world, kept.id);
      const orphan = await begin(world, randomUUID());
      await store.keptMessages.posted(kept.id, "19:a 1", "shown", new Date(MONDAY.getTime() + 30 * DAY_MS));
      const left = async (days: number) => {
        world.clock.time = new Date(MONDAY.getTime() + days * DAY_MS + 1);
        await purgeOld(world.ctx);
        return Promise.all([id, orphan].map(async (each) => (await store.chatAttempts.get(each)) !== null));
      };
      expect(await left(89)).toEqual([true, true]);
      expect(await left(90)).toEqual([true, false]);
      expect(await left(119)).toEqual([true, false]);
      expect(await left(120)).toEqual([false, false]);
    });
  }));
