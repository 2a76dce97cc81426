import { expect, it } from "vitest";
import { workspaceSet } from "../../../src/commands/people/workspace-set.ts";
import type { Out } from "../../../src/commands/terminal/out.ts";
import { aPlatform } from "../../core/a-platform.ts";
import { openWorld } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";

onPglite((database) => {
  it("the channel of alerts is chosen by its chat, which goes without saying where there is one", async () => {
    await using world = await openWorld(database(), []);
    const { ctx, workspaceId } = world;
    const set = async (platforms: string[], input: Record<string, unknown>) => {
      const said: string[] = [];
      const out: Pick<Out, "line" | "say"> = { line() {}, say: (text) => void said.push(text) };
      const known = Object.fromEntries(platforms.map((name) => [name, aPlatform]));
      const acting = { as: "ann@acme.test", ...input };
      const exit = await workspaceSet.execute({ ...ctx, platforms: known }, acting, out as Out);
      const channels = await ctx.store.channels.ofWorkspace(workspaceId);
      return [exit, said, channels.map(({ platform, channel }) => `${platform} ${channel}`)];
    };
    const both = ["plaza", "agora"];
    expect(await set(["plaza"], { channel: "C0123ABCD" })).toEqual([0, [], ["plaza C0123ABCD"]]);
    expect(await set(both, { channel: "C0123ABCE" })).toEqual([
      2,
      ["Say with --chat in which chat that channel is: plaza or agora."],
      ["plaza C0123ABCD"],
    ]);
    expect(await set(both, { chat: "forum", channel: "C0123ABCE" })).toEqual([
      2,
      ["This Unpause knows no chat “forum”. It knows plaza and agora."],
      ["plaza C0123ABCD"],
    ]);
    expect(await set(both, { chat: "Agora" })).toEqual([
      2,
      ["Say with --channel which channel of that chat alerts go to."],
      ["plaza C0123ABCD"],
    ]);
    const chosen = ["agora C0123ABCE", "plaza C0123ABCD"];
    expect(await set(both, { chat: "Agora", channel: "C0123ABCE" })).toEqual([0, [], chosen]);
    expect(await set(both, { channels: { plaza: "" } })).toEqual([0, [], ["agora C0123ABCE"]]);
  });
});
