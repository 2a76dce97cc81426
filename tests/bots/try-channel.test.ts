import { describe, expect, it } from "vitest";
import { chooseChannel } from "../../src/core/incident/choose-channel.ts";
import { changeSettings } from "../../src/core/settings/change-settings.ts";
import { aCampaign } from "../core/world.ts";
import type { ChatWorkspace } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

const GREETING = "🟢 Alerts of Acme come here";
const REFUSED = "🔴 Alerts do not reach your channel";

describe("a channel that is chosen for alerts", () =>
  inEachChat(({ chat, open, since }) => {
    const titlesIn = async (channel: string) => (await chat().messages(channel)).map(({ lines }) => lines[0]);

    async function chooseForAll({ ctx, members }: ChatWorkspace, channel: string): Promise<void> {
      const ann = await ctx.store.members.get(members.ann);
      const wished = { name: "Acme", timeZone: "UTC", channels: { [chat().platform]: channel } };
      if (ann !== null) await changeSettings(ctx, ann, wished);
    }

    it("is told so once, however often the settings are saved", async () => {
      await using workspace = await open();
      const channel = chat().freshChannel();
      await chooseForAll(workspace, channel);
      await workspace.say();
      expect(await titlesIn(channel)).toEqual([GREETING]);
      await chooseForAll(workspace, channel);
      await workspace.say();
      expect(await titlesIn(channel)).toEqual([GREETING]);
    });

    it("is told so once, however often a member chooses it for a campaign", async () => {
      await using workspace = await open();
      const { ctx, workspaceId, members } = workspace;
      const by = { workspaceId, campaignId: await aCampaign(workspace, {}), memberId: members.ben };
      const channel = chat().freshChannel();
      for (let time = 0; time < 2; time++) {
        await chooseChannel(ctx, by, { platform: chat().platform, wished: channel });
        await workspace.say();
        expect(await titlesIn(channel)).toEqual([GREETING]);
      }
    });

    it("and given up before it was told is told nothing", async () => {
      await using workspace = await open();
      const { ctx, workspaceId, members } = workspace;
      const by = { workspaceId, campaignId: await aCampaign(workspace, {}), memberId: members.ben };
      const channel = chat().freshChannel();
      for (const wished of [channel, ""]) await chooseChannel(ctx, by, { platform: chat().platform, wished });
      await workspace.say();
      expect(await titlesIn(channel)).toEqual([]);
    });

    it("and takes no message is told to the member who chose it, and to the admin", async () => {
      await using workspace = await open();
      const { ctx, workspaceId, members } = workspace;
      const [toAnn, toBen, toCy] = [await since("ann"), await since("ben"), await since("cy")];
      const campaignId = await aCampaign(workspace, {});
      const channel = chat().freshChannel();
      await chat().archive(channel);
      const by = { workspaceId, campaignId, memberId: members.ben };
      const chosen = await chooseChannel(ctx, by, { platform: chat().platform, wished: channel });
      expect(chosen).toEqual({ kind: "chosen" });
      await workspace.say();
      expect(await titlesIn(channel)).not.toContain(GREETING);
      expect([await toAnn(), await toBen(), await toCy()]).toEqual([[REFUSED], [REFUSED], []]);
    });
  }));
