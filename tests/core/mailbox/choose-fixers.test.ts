import { expect, it } from "vitest";
import { chooseFixers } from "../../../src/core/mailbox/choose-fixers.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld, type World } from "../world.ts";

/** Ben owns the mailbox, Ann is the admin. */
async function choose({ ctx, mailboxId }: World, by: string, ownerId: string, backupIds: string[]) {
  const [member, mailbox] = await Promise.all([
    ctx.store.members.get(by),
    ctx.store.mailboxes.get(mailboxId),
  ]);
  if (member === null || mailbox === null) throw new Error("no such member or mailbox");
  return (await chooseFixers(ctx, member, mailbox, { ownerId, backupIds })).kind;
}
const asked = async ({ ctx, mailboxId }: World) =>
  (await ctx.store.fixers.entitled(mailboxId)).map(({ name, as }) => `${name}: ${as}`);

onEachDatabase((database) => {
  it("the owner and an admin say who is asked, and the others are not", async () => {
    await using world = await openWorld(database());
    const { ann, ben, cy } = world.members;
    expect(await choose(world, ben, ben, [cy, cy, ben])).toEqual("saved");
    expect(await asked(world)).toEqual(["Ben: owner", "Cy: backup", "Ann: admin"]);

    expect(await choose(world, cy, cy, [])).toEqual("not-entitled");
    expect(await choose(world, ann, cy, [])).toEqual("saved");
    expect(await asked(world)).toEqual(["Cy: owner", "Ann: admin"]);
    const events = await world.ctx.store.history.ofMailbox(world.mailboxId, 10);
    expect(events.map(({ kind, memberId }) => [kind, memberId])).toEqual([
      ["mailbox-fixers-chosen", ann],
      ["mailbox-fixers-chosen", ben],
    ]);
  });

  it("an owner who was replaced in this moment chooses no more", async () => {
    await using world = await openWorld(database());
    const { ctx, mailboxId, members } = world;
    const [ben, before] = [
      await ctx.store.members.get(members.ben),
      await ctx.store.mailboxes.get(mailboxId),
    ];
    if (ben === null || before === null) throw new Error("no such member or mailbox");
    expect(await choose(world, members.ann, members.cy, [])).toEqual("saved");
    const late = { ownerId: members.ben, backupIds: [members.ann] };
    expect(await chooseFixers(ctx, ben, before, late)).toEqual({ kind: "overtaken" });
    expect(await asked(world)).toEqual(["Cy: owner", "Ann: admin"]);
  });

  it("a member of another workspace is not asked", async () => {
    await using world = await openWorld(database());
    await using other = await openWorld(database());
    const { ann, ben } = world.members;
    expect(await choose(world, ann, ben, [other.members.cy])).toEqual("no-such-member");
    expect(await choose(world, other.members.ann, ben, [])).toEqual("not-entitled");
    expect(await asked(world)).toEqual(["Ben: owner", "Ann: admin"]);
  });
});
