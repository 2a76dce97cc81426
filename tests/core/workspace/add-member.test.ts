import { expect, it } from "vitest";
import { addMember } from "../../../src/core/workspace/add-member.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld, type World } from "../world.ts";

const memberOf = async ({ ctx }: World, id: string) => (await ctx.store.members.get(id)) as Member;

onEachDatabase((database) => {
  it("an admin lets a person in, whose name is taken from the address where none is given", async () => {
    await using world = await openWorld(database());
    const ann = await memberOf(world, world.members.ann);
    const added = await addMember(world.ctx, ann, { name: " ", email: " Dora@Acme.test ", role: "member" });
    expect(added.kind).toEqual("added");
    expect(await world.ctx.store.members.list(world.workspaceId)).toContainEqual({
      id: added.kind === "added" ? added.memberId : "",
      workspaceId: world.workspaceId,
      name: "dora",
      email: "dora@acme.test",
      role: "member",
    });
  });

  it.each([
    ["dora", "Give a whole mail address, such as ada@example.com."],
    ["BEN@acme.test", "ben@acme.test is here already."],
  ])("%s is refused in a sentence, and nobody is added", async (email, why) => {
    await using world = await openWorld(database());
    const ann = await memberOf(world, world.members.ann);
    expect(await addMember(world.ctx, ann, { name: "Dora", email, role: "admin" })).toEqual({
      kind: "unclear",
      why: { email: why },
    });
    expect(await world.ctx.store.members.list(world.workspaceId)).toHaveLength(3);
  });

  it("a member who is no admin lets nobody in", async () => {
    await using world = await openWorld(database());
    const ben = await memberOf(world, world.members.ben);
    const wished = { name: "Dora", email: "dora@acme.test", role: "admin" as const };
    expect(await addMember(world.ctx, ben, wished)).toEqual({ kind: "not-entitled" });
    expect(await world.ctx.store.members.list(world.workspaceId)).toHaveLength(3);
  });
});
