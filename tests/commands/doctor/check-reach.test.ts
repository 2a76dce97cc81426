import { expect, it } from "vitest";
import { checkReach } from "../../../src/commands/doctor/check-reach.ts";
import type { Check } from "../../../src/core/health/check.ts";
import { aPlatform } from "../../core/a-platform.ts";
import { openWorld } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";

const REACH = "An admin gives everybody the app.";

onPglite((database) => {
  it("the doctor names the members whom a chat does not know yet, where they need the app, and says how they get it", async () => {
    await using world = await openWorld(database());
    const { ctx, workspaceId, members } = world;
    const guarded = { ...aPlatform, title: "Guarded", words: { ...aPlatform.words, reach: REACH } };
    const open = { ...aPlatform, title: "Open" };
    const said = async (chats: string[]) => {
      const checks: Check[] = [];
      const platforms = { guarded, open };
      await checkReach({ ...ctx, platforms }, workspaceId, chats, (check) => checks.push(check));
      return checks.map(({ ok, says }) => [ok, says]);
    };
    expect(await said(["Open"])).toEqual([]);
    expect(await said(["Guarded", "Open"])).toEqual([
      [true, `Not yet known in Guarded: Ann, Ben and Cy. ${REACH}`],
    ]);
    const ben = await ctx.store.members.get(members.ben);
    if (ben) await ctx.store.members.linkChatUser(ben, "guarded", { userId: "U-ben", guest: false });
    expect(await said(["Guarded"])).toEqual([[true, `Not yet known in Guarded: Ann and Cy. ${REACH}`]]);
  });
});
