import { expect, it } from "vitest";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { THROWS_TO_TELL } from "../../../src/core/job/watch-jobs.ts";
import { workOn } from "../../../src/core/job/work-on.ts";
import { jobs } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

onEachDatabase((database) => {
  it("a job of a kind that this version does not know is told to the operator, and a version that knows it ends that", async () => {
    await using world = await openWorld(database());
    const { ctx, mailboxId } = world;
    await database().prisma.jobTrouble.deleteMany();
    const work = workOn(ctx, jobs, chatsOf({}));
    for (let turn = 0; turn < THROWS_TO_TELL; turn++)
      await expect(work("read-tickets", mailboxId)).rejects.toThrow(
        'A job is of the kind "read-tickets", which this version of Unpause does not know.',
      );
    expect(await ctx.store.jobTroubles.open(THROWS_TO_TELL, 10)).toMatchObject([
      { kind: "read-tickets", subject: mailboxId },
    ]);
    expect(world.woken.map(({ kind }) => kind)).toEqual(["deliver"]);

    const newer = { ...jobs, "read-tickets": { lane: "mail", work: async () => {} } } as const;
    await workOn(ctx, newer, chatsOf({}))("read-tickets", mailboxId);
    expect(await ctx.store.jobTroubles.open(THROWS_TO_TELL, 10)).toEqual([]);
  });

  it("knows no job by a name that every object has", async () => {
    await using world = await openWorld(database());
    const work = workOn(world.ctx, jobs, chatsOf({}));
    await expect(work("constructor", world.mailboxId)).rejects.toThrow("does not know");
  });
});
