import { expect, it } from "vitest";
import { removeWorkspace } from "../../../src/core/removal/remove-workspace.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openOAuthWorld } from "../credential/oauth-world.ts";
import { lose, stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, openWorld, type World } from "../world.ts";
import { tablesWith } from "./every-table.ts";

const ann = async ({ ctx, members }: Pick<World, "ctx" | "members">) =>
  (await ctx.store.members.get(members.ann)) as Member;

onEachDatabase((database) => {
  it("removes a workspace with everything in it, once its name is said, and touches no other", async () => {
    await using world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
    await using other = await openWorld(database());
    const { ctx, prisma, workspaceId, members } = world;
    const campaignId = await aCampaign(world, { leads: 3 });
    await stepOne(world, campaignId, "accepted");
    await lose(world);
    await aCampaign(other, { leads: 2 });
    const ben = (await ctx.store.members.get(members.ben)) as Member;
    expect(await removeWorkspace(ctx, ben, "Acme")).toEqual({ kind: "not-entitled" });
    expect(await removeWorkspace(ctx, await ann(world), "acme")).toEqual({
      kind: "not-confirmed",
      name: "Acme",
    });
    const [, info = ""] = world.mailboxIds;
    await prisma.mailbox.update({ where: { id: info }, data: { claimedBy: "w" } });
    expect(await removeWorkspace(ctx, await ann(world), "Acme")).toEqual({ kind: "sending" });
    await prisma.mailbox.update({ where: { id: info }, data: { claimedBy: null } });

    const admin = await ann(world);
    expect(await removeWorkspace(ctx, admin, " Acme ")).toEqual({ kind: "removed", grants: 0 });
    // Past actions are still told, by ids.
    for (const id of [workspaceId, members.ben, world.mailboxId, campaignId])
      expect((await tablesWith(prisma, id)).filter((table) => table !== "audit_row")).toEqual([]);
    expect(await removeWorkspace(ctx, admin, "Acme")).toEqual({ kind: "no-such-workspace" });
    expect(await prisma.enrolment.count({ where: { workspaceId: other.workspaceId } })).toEqual(2);
    expect(await other.ctx.store.members.list(other.workspaceId)).toHaveLength(3);
  });

  it("gives permissions at Google back", async () => {
    await using world = await openOAuthWorld(database());
    expect(await removeWorkspace(world.ctx, await ann(world), "Acme")).toEqual({
      kind: "removed",
      grants: 1,
    });
    expect(world.host.revoked).toEqual(["ann@ours.test"]);
  });
});
