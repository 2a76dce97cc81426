import { afterAll, beforeAll, expect, it } from "vitest";
import { nudge } from "../../../src/core/alert/nudge.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { linkFor, lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({
    channels: ["one", "two", "three", "four"],
    people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());

let used = 0;
let told = 0;
onEachDatabase((database) => {
  it("one message lives from trouble to resumed, by one button, with the receipt in its thread and no secret anywhere", async () => {
    const channel = slack.channelId(["one", "two"][used++] ?? "");
    await using workspace = await openSlackWorkspace(database(), slack, channel);
    const { ctx, client, user, clock, button, messages, deliverAll, members } = workspace;
    await aCampaign(workspace, { name: "Spring", leads: 3 });
    const lost = await lose(workspace);
    const say = async () => {
      for (let round = 0; round < 3; round++) await deliverAll();
    };
    const shown = async () => seen((await messages())[0]?.blocks).lines;
    await say();
    expect((await shown())[0]).toEqual(
      "🔴 sales@ours.test is disconnected: the password is no longer accepted",
    );
    const [message] = await messages();
    const where = { channel, ts: message?.ts ?? "" };

    clock.time = new Date(MONDAY.getTime() + 10 * 60_000);
    await toldIn(await client.press({ user: user("ben") }, button(message, "I'm on it"), where));
    await say();
    expect(await shown()).toContain("On it: Ben, since Mon 5 Jan, 10:10");

    const given = await toldIn(
      await client.press({ user: user("ben") }, button(message, "Reconnect"), where),
    );
    expect(given.buttons[0]?.url).toMatch(/\/reconnect\/[\w-]{43}$/);
    const token = await linkFor(workspace, lost);
    const proven = await reconnectMailbox(ctx, {
      token,
      memberId: members.ben,
      address: "sales@ours.test",
      secret: lost.password,
    });
    if (proven.kind !== "proven") throw new Error(proven.kind);
    await say();
    expect((await shown())[0]).toEqual("🟡 sales@ours.test is being reconnected");
    const busy = await toldIn(await client.press({ user: user("ann") }, button(message, "Reconnect"), where));
    expect(busy.lines).toEqual(["Ben is reconnecting sales@ours.test right now."]);

    await finishReconnect(ctx, proven.reconnectId);
    await say();
    expect((await shown()).slice(0, 2)).toEqual([
      "🟢 sales@ours.test is connected again",
      "Reconnected by Ben after 10 minutes. Spring goes on exactly where it was.",
    ]);
    await say();
    expect((await messages()).length).toEqual(1);
    const [, receipt, ...more] = await slack.messages(channel, message?.ts);
    expect(more).toEqual([]);
    expect(seen(receipt?.blocks)).toEqual({
      lines: [
        "🟢 Receipt: sales@ours.test",
        "Resumed Mon 5 Jan, 10:10, reconnected by Ben.",
        "Leads: 3 before, 3 after: every lead is accounted for",
        "In doubt: Nothing",
        "Sent twice: 0",
        expect.stringMatching(/^Waiting to be sent: 3 leads: /),
        "Spring: 3 leads before, 3 after; goes on",
      ],
      buttons: [{ label: "Whole receipt", url: `https://unpause.test/receipts/${lost.disconnectionId}` }],
    });

    expect(slack.refused).toEqual([]);
    // Links of one's own go to one person alone; what a channel or a conversation holds has nothing that could be spent.
    const traffic = JSON.stringify([slack.calls, slack.heard]);
    for (const secret of [lost.password, "first of sales@ours.test", "the signing secret of the tests"]) {
      expect(traffic).not.toContain(secret);
    }
    expect(JSON.stringify(slack.calls)).not.toContain(token);
  });

  it("what is said once is said once, also where Slack loses the answer: a reminder, and the receipt", async () => {
    const channel = slack.channelId(["three", "four"][told++] ?? "");
    await using workspace = await openSlackWorkspace(database(), slack, channel);
    const { ctx, user, clock, messages, deliverAll } = workspace;
    await aCampaign(workspace, { name: "Spring", leads: 3 });
    const lost = await lose(workspace);
    const say = async () => {
      for (let round = 0; round < 3; round++) {
        await deliverAll();
        clock.time = new Date(clock.time.getTime() + 3_000);
      }
    };
    await say();
    const direct = (await slack.eye.conversations.open({ users: user("ben") })).channel?.id ?? "";
    const before = (await slack.messages(direct)).length;
    clock.time = new Date(MONDAY.getTime() + 30 * 60_000);
    await nudge(ctx, lost.incidentId);
    slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
    await say();
    const reminders = (await slack.messages(direct)).slice(before);
    expect(reminders.map(({ blocks }) => seen(blocks).lines[0])).toEqual([
      "🔴 It still waits after 30 minutes: sales@ours.test is disconnected: the password is no longer accepted",
    ]);

    await finishReconnect(ctx, await prove(workspace, lost));
    await deliverAll();
    slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
    await say();
    const [alert] = await messages();
    const [, ...receipts] = await slack.messages(channel, alert?.ts);
    expect(receipts.map(({ blocks }) => seen(blocks).lines[0])).toEqual(["🟢 Receipt: sales@ours.test"]);
  });
});
