import { expect, it } from "vitest";
import { LIMITS } from "../../../src/core/limit/limits.ts";
import { givePlacesBack, keepPlaces, takePlaces } from "../../../src/core/limit/take-places.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

const MINUTE = 60_000;

onEachDatabase((database) => {
  const key = () => new Uint8Array(Buffer.from(crypto.randomUUID()));

  it("has no more places than it has, however many ask at once", async () => {
    await using world = await openWorld(database(), []);
    const { limits } = world.ctx.store;
    const now = world.clock.time;
    const until = new Date(now.getTime() + MINUTE);
    const mine = key();
    const answers = await Promise.all(Array.from({ length: 60 }, () => limits.take(mine, 10, now, until)));
    expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(10);
    expect(answers.filter(({ kind }) => kind === "full")).toEqual(Array(50).fill({ kind: "full", until }));
    const other = await limits.take(key(), 10, now, until);
    expect(other.kind).toEqual("taken");
  });

  it("has a place again when the first use is over, or was given back", async () => {
    await using world = await openWorld(database(), []);
    const { limits } = world.ctx.store;
    const at = (minutes: number) => new Date(world.clock.time.getTime() + minutes * MINUTE);
    const mine = key();
    const first = await limits.take(mine, 2, at(0), at(10));
    await limits.take(mine, 2, at(4), at(14));
    expect(await limits.take(mine, 2, at(5), at(15))).toEqual({ kind: "full", until: at(10) });
    expect((await limits.take(mine, 2, at(10), at(20))).kind).toEqual("taken");
    expect(await limits.take(mine, 2, at(11), at(21))).toEqual({ kind: "full", until: at(14) });
    // The first place is another's by now.
    if (first.kind !== "taken") throw new Error(first.kind);
    await limits.giveBack(first.use);
    expect(await limits.prolong(first.use, at(60))).toEqual(false);
    expect(await limits.take(mine, 2, at(11), at(21))).toEqual({ kind: "full", until: at(14) });
    const third = await limits.take(mine, 2, at(14), at(24));
    if (third.kind !== "taken") throw new Error(third.kind);
    await limits.giveBack(third.use);
    expect((await limits.take(mine, 2, at(14), at(24))).kind).toEqual("taken");
  });

  it("forgets what was free long ago", async () => {
    await using world = await openWorld(database(), []);
    const { limits } = world.ctx.store;
    const now = world.clock.time;
    const mine = key();
    const after = (ms: number) => new Date(now.getTime() + ms);
    await limits.take(mine, 5, now, after(MINUTE));
    await limits.take(mine, 5, now, after(2 * MINUTE));
    await limits.forget(after(MINUTE + 1));
    expect(await world.prisma.limitUse.count({ where: { key: mine } })).toEqual(1);
  });

  it("takes a place of every limit or none, and notes once who was turned away", async () => {
    await using world = await openWorld(database(), []);
    const { ctx, workspaceId, members } = world;
    const by = { workspaceId, memberId: members.ben };
    const ofMailbox = { limit: "proofs-of-mailbox", of: [workspaceId, "a@ours.test"] } as const;
    const ofMember = { limit: "proofs-of-member", of: [members.ben] } as const;
    const { places } = LIMITS["proofs-of-mailbox"];
    for (let time = 0; time < places; time++) {
      expect((await takePlaces(ctx, by, [ofMailbox])).kind).toEqual("taken");
    }
    const turnedAway = await Promise.all(
      Array.from({ length: 20 }, () => takePlaces(ctx, by, [ofMember, ofMailbox])),
    );
    expect(new Set(turnedAway.map(({ kind }) => kind))).toEqual(new Set(["full"]));
    const rows = await world.prisma.auditRow.findMany({ where: { workspaceId, kind: "limit-reached" } });
    expect(rows.map(({ memberId, data }) => ({ memberId, data }))).toEqual([
      { memberId: members.ben, data: { limit: "proofs-of-mailbox" } },
    ]);
    // None of the member's own places was lost over it.
    const all = Array.from({ length: LIMITS["proofs-of-member"].places }, () =>
      takePlaces(ctx, by, [ofMember]),
    );
    expect(new Set((await Promise.all(all)).map(({ kind }) => kind))).toEqual(new Set(["taken"]));
  });

  it("keeps an open place from beat to beat, and loses it to another only when it was let go", async () => {
    await using world = await openWorld(database(), []);
    const { ctx, clock, workspaceId, members } = world;
    const by = { workspaceId, memberId: members.ben };
    const stream = { limit: "streams-of-member", of: ["a member"] } as const;
    const { places, forMs } = LIMITS["streams-of-member"];
    const open = await Promise.all(Array.from({ length: places }, () => takePlaces(ctx, by, [stream])));
    const [kept] = open;
    if (kept?.kind !== "taken") throw new Error("no place");
    clock.time = new Date(clock.time.getTime() + forMs - 1_000);
    expect(await keepPlaces(ctx, "streams-of-member", kept.uses)).toEqual(true);
    expect((await takePlaces(ctx, by, [stream])).kind).toEqual("full");
    clock.time = new Date(clock.time.getTime() + 2_000);
    // The others have died without a word; one goes on.
    const again = await Promise.all(Array.from({ length: places }, () => takePlaces(ctx, by, [stream])));
    expect(again.filter(({ kind }) => kind === "taken")).toHaveLength(places - 1);
    await givePlacesBack(ctx, kept.uses);
    expect((await takePlaces(ctx, by, [stream])).kind).toEqual("taken");
  });
});
