import { describe, expect, it } from "vitest";
import { chooseChannel } from "../../../src/core/incident/choose-channel.ts";
import { OF_ANOTHER } from "../../../src/core/incident/may-use-channel.ts";
import { changeSettings } from "../../../src/core/settings/change-settings.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { alertsGoTo } from "../a-platform.ts";
import { aCampaign, openWorld, type World } from "../world.ts";

const channelId = () => `C${crypto.randomUUID().replaceAll("-", "").toUpperCase().slice(0, 10)}`;

/** The admin chooses where the alerts of their workspace go. */
async function choose({ ctx, members }: World, slackChannel: string) {
  const ann = (await ctx.store.members.get(members.ann)) as Member;
  return changeSettings(ctx, ann, { name: "Acme", timeZone: "UTC", channels: { slack: slackChannel } });
}

const ofCampaign = async (world: World, channel: string) => {
  const campaignId = await aCampaign(world, { name: crypto.randomUUID() });
  const { workspaceId, members } = world;
  return chooseChannel(
    world.ctx,
    { workspaceId, campaignId, memberId: members.ann },
    { platform: "slack", wished: channel },
  );
};

describe("the channel of alerts, where several workspaces share one Slack", () =>
  onEachDatabase((database) => {
    it("is one that no other workspace's alerts go to, nor those of its campaigns", async () => {
      await using one = await openWorld(database());
      await using other = await openWorld(database());
      const [alerts, spring] = [channelId(), channelId()];
      expect(await choose(one, alerts)).toEqual({ kind: "saved" });
      expect(await ofCampaign(one, spring)).toEqual({ kind: "chosen" });
      for (const channel of [alerts, spring]) {
        expect(await choose(other, channel)).toEqual({
          kind: "unclear",
          why: { channels: { slack: OF_ANOTHER } },
        });
        expect(await ofCampaign(other, channel)).toEqual({ kind: "unclear", why: OF_ANOTHER });
      }
      expect(await other.ctx.store.channels.ofWorkspace(other.workspaceId)).toEqual([]);
      // A campaign may use the channel of its own workspace.
      expect(await ofCampaign(one, alerts)).toEqual({ kind: "chosen" });
    });

    it("goes to one of two admins who choose it at the same moment", async () => {
      await using one = await openWorld(database());
      await using other = await openWorld(database());
      const channel = channelId();
      const results = await Promise.all([choose(one, channel), choose(other, channel)]);
      expect(results.map(({ kind }) => kind).sort()).toEqual(["saved", "unclear"]);
    });

    it("stays where it is for a workspace that shared it before, when other settings are saved", async () => {
      await using one = await openWorld(database());
      await using other = await openWorld(database());
      const slackChannel = channelId();
      for (const world of [one, other]) await alertsGoTo(world, slackChannel);
      expect(await choose(one, slackChannel)).toEqual({ kind: "saved" });
    });
  }));
