import { expect, it } from "vitest";
import { whoReconnected } from "../../../src/core/receipt/who-reconnected.ts";
import { removeMember } from "../../../src/core/removal/remove-member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

onEachDatabase((database) => {
  it("names the member as they are called now, and nobody by name who was removed", async () => {
    await using world = await openWorld(database(), ["sales@ours.test"]);
    const { ctx, members } = world;
    const ann = await ctx.store.members.get(members.ann);
    if (ann === null) throw new Error("no admin");
    // The name in it is of a receipt of before.
    const receipt = { reconnectedBy: { id: members.cy, name: "Cy" } };
    expect(await whoReconnected(ctx, receipt)).toEqual("Cy");
    await removeMember(ctx, ann, { memberId: members.cy, heirId: members.ann });
    expect(await whoReconnected(ctx, receipt)).toEqual("a former member");
    expect(await whoReconnected(ctx, { reconnectedBy: null })).toBeNull();
  });
});
