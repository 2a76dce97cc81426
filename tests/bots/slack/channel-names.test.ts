import { afterAll, beforeAll, expect, it } from "vitest";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { channelJobs, channelSweep } from "../../../src/core/incident/name-channel.ts";
import { sweep } from "../../../src/core/sweep.ts";
import { SIGNING_SECRET } from "../../hosts/slack/slack-client.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { worldWithChannel } from "../a-lost-mailbox.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({ channels: ["alerts", "sales"] });
});
afterAll(() => slack[Symbol.asyncDispose]());

const A_DAY = 24 * 3_600_000;

onEachDatabase((database) => {
  it("a channel that was chosen by its id gets the name that people know, and follows it; a refusal keeps the last one", async () => {
    const channel = slack.channelId("alerts");
    await using world = await worldWithChannel(database(), channel);
    const { ctx, clock, workspaceId } = world;
    const config = {
      botToken: slack.botToken,
      appToken: null,
      signingSecret: SIGNING_SECRET,
      apiUrl: slack.apiUrl,
    };
    const { chatOf } = openSlackWorkspaces(ctx, config);
    const asked = () => slack.calls.filter(({ method }) => method === "conversations.info").length;
    /** Rounds of the sweep, with the jobs that they wake. @returns the name then, and how often Slack was asked */
    const named = async (rounds = 1) => {
      const before = asked();
      for (let round = 0; round < rounds; round++) {
        const woken: string[] = [];
        const waking = { ...ctx, wake: async (_: string, id: string) => void woken.push(id) };
        await sweep(waking, channelSweep, { round, readEveryMs: 60_000, auditDays: 365 });
        for (const id of woken) await channelJobs["name-channel"]?.work(ctx, id, chatsOf({ slack: chatOf }));
      }
      const [chosen] = await ctx.store.channels.ofWorkspace(workspaceId);
      return [chosen?.name, asked() - before];
    };
    expect(await named(3)).toEqual(["#alerts", 1]);

    const renamed = (name: string) =>
      slack.answers.set("conversations.info", () => ({ ok: true, channel: { id: channel, name } }));
    renamed("mailboxes");
    expect(await named(3)).toEqual(["#alerts", 0]);
    clock.time = new Date(clock.time.getTime() + A_DAY);
    expect(await named(3)).toEqual(["#mailboxes", 1]);

    clock.time = new Date(clock.time.getTime() + A_DAY);
    slack.answers.delete("conversations.info");
    slack.faults.plan("conversations.info", { kind: "refuses", error: "missing_scope" });
    expect(await named(3)).toEqual(["#mailboxes", 1]);
  });
});
