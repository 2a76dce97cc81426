import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { nudge } from "../../../src/core/alert/nudge.ts";
import { changeOwner } from "../../../src/core/incident/change-owner.ts";
import { disclaimMailboxes } from "../../../src/core/incident/disclaim-mailboxes.ts";
import { handOver } from "../../../src/core/incident/hand-over.ts";
import { takeIncident } from "../../../src/core/incident/take-incident.ts";
import { MONDAY } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, type SlackMessage, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../a-lost-mailbox.ts";
import { openSlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
beforeAll(async () => {
  const channels = Array.from({ length: 40 }, (_, number) => `alerts-${number}`);
  const people = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
  slack = await startSlack({ channels, people });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => {
  expect(slack.refused).toEqual([]);
  slack.faults.clear();
});

const MINUTE = 60_000;
const title = ({ blocks }: SlackMessage) => seen(blocks).lines[0] ?? "";
const FOR_GOOD = { kind: "refuses", error: "edit_window_closed" } as const;
const MAY_NOT_READ = { kind: "refuses", error: "missing_scope" } as const;
const LIVE_STATE = /^Updated Mon 5 Jan, \d\d:\d\d\. https:\/\/unpause\.test\/incidents\/[\w-]+$/;

describe("every message about an incident", () =>
  onEachDatabase((database) => {
    async function lost() {
      const number = used++;
      const address = `box${number}@ours.test`;
      const channel = slack.channelId(`alerts-${number}`);
      const workspace = await openSlackWorkspace(database(), slack, channel, { addresses: [address] });
      const { ctx, clock, members, workspaceId } = workspace;
      const { incidentId } = await loseMailbox(workspace);
      const say = async () => {
        for (let round = 0; round < 4; round++) await workspace.deliverAll();
      };
      await say();
      /** So many minutes after the loss, what is to be said is said. */
      const at = async (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * MINUTE);
        await say();
      };
      const remindAt = async (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * MINUTE);
        await nudge(ctx, incidentId);
        await say();
      };
      const take = (name: "ann" | "ben") =>
        takeIncident(ctx, { workspaceId, incidentId, memberId: members[name] }, null);
      const inChannel = async () => slack.messages(channel);
      const direct = async (name: "ann" | "ben" | "cy") => {
        const opened = await slack.eye.conversations.open({ users: slack.userId(name) });
        const all = await slack.messages(opened.channel?.id ?? "");
        return all.filter((message) => JSON.stringify(message).includes(address));
      };
      const titles = async () => ({
        channel: (await inChannel()).map(title),
        ann: (await direct("ann")).map(title),
        ben: (await direct("ben")).map(title),
        cy: (await direct("cy")).map(title),
      });
      const end = async () => {
        await endIncident(workspace, incidentId);
        await say();
      };
      const names = {
        LOST: `🔴 ${address} is disconnected: the password is no longer accepted`,
        OVER: `🟢 ${address} is connected again`,
      };
      const extras = () =>
        ctx.store.keptMessages
          .of({ kind: "incident", id: incidentId })
          .then((all) => all.flatMap(({ extra }) => extra?.why ?? []));
      return {
        ...workspace,
        incidentId,
        address,
        say,
        at,
        remindAt,
        take,
        inChannel,
        direct,
        titles,
        end,
        extras,
        ...names,
      };
    }

    it("turns: the alerts, each reminder, and the one message of a person who was only reminded", async () => {
      await using incident = await lost();
      const { LOST, OVER, remindAt, titles, end, address } = incident;
      await remindAt(30);
      await remindAt(90);
      const waits = (after: string) =>
        `🔴 It still waits after ${after}: ${address} is disconnected: the password is no longer accepted`;
      expect(await titles()).toEqual({
        channel: [LOST],
        ben: [LOST, waits("30 minutes"), waits("1 hour and 30 minutes")],
        ann: [waits("1 hour and 30 minutes")],
        cy: [],
      });
      await end();
      expect(await titles()).toEqual({ channel: [OVER], ben: [OVER, OVER, OVER], ann: [OVER], cy: [] });
    });

    it("that reminds is short: for how long it has waited, who is on it, and the buttons", async () => {
      await using incident = await lost();
      const { remindAt, direct, take, say } = incident;
      await remindAt(30);
      const reminder = async () => seen((await direct("ben")).at(-1)?.blocks);
      expect((await reminder()).lines.slice(1)).toEqual([
        "It has waited since Mon 5 Jan, 10:00. Nothing is lost: every lead waits where it is.",
        expect.stringMatching(LIVE_STATE),
      ]);
      expect((await reminder()).buttons.slice(0, 3).map(({ label }) => label)).toEqual([
        "Reconnect",
        "I'm on it",
        "Snooze",
      ]);
      await take("ann");
      await say();
      expect((await reminder()).lines).toContain("On it: Ann, since Mon 5 Jan, 10:30");
    });

    it("that asks who took it whether they are still on it asks no more once they are not", async () => {
      await using incident = await lost();
      const { remindAt, titles, take, members, ctx, workspaceId, incidentId, say, address } = incident;
      await take("ben");
      await remindAt(60);
      const state = `${address} is disconnected: the password is no longer accepted`;
      expect((await titles()).ben.at(-1)).toEqual(`🔴 Are you still on it after 1 hour? ${state}`);
      await takeIncident(ctx, { workspaceId, incidentId, memberId: members.ann }, members.ben);
      await say();
      expect((await titles()).ben.at(-1)).toEqual(`🔴 It still waits after 1 hour: ${state}`);
    });

    it("that asks or hands over turns", async () => {
      await using incident = await lost();
      const { ctx, members, workspaceId, incidentId, say, titles, end, LOST, OVER, address } = incident;
      await ctx.store.outbox.add(
        workspaceId,
        `ask:${incidentId}:${members.cy}`,
        { kind: "ask-fixer", incidentId, askerId: members.cy, memberId: members.ben, handsOver: false },
        MONDAY,
      );
      await handOver(ctx, { workspaceId, incidentId, byId: members.ben, toId: members.ann });
      await say();
      const state = `${address} is disconnected: the password is no longer accepted`;
      expect(await titles()).toMatchObject({
        ben: [LOST, `🔴 Cy asks you to have a look: ${state}`],
        ann: [`🔴 Ben hands this over to you: ${state}`],
      });
      await end();
      expect(await titles()).toMatchObject({ ben: [OVER, OVER], ann: [OVER] });
    });

    it("that asks an admin who owns a mailbox turns when that is settled, and when it is over", async () => {
      await using incident = await lost();
      const { ctx, members, workspaceId, incidentId, say, titles, end, LOST, OVER, address } = incident;
      await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben });
      await say();
      expect((await titles()).ann).toEqual([`🔴 Ben says that ${address} is not theirs`, LOST]);
      const ann = await ctx.store.members.get(members.ann);
      if (ann === null) throw new Error("no such member");
      await changeOwner(ctx, ann, { incidentId, toId: members.cy });
      await say();
      expect((await titles()).ann).toEqual([LOST, LOST]);
      await end();
      const { ann: toAnn, cy } = await titles();
      expect([toAnn, cy.every((said) => said === OVER)]).toEqual([[OVER, OVER], true]);
    });

    it("turns, where the incident ends while a reminder is on its way and its answer is lost", async () => {
      await using incident = await lost();
      const { ctx, clock, incidentId, say, at, titles, OVER } = incident;
      clock.time = new Date(MONDAY.getTime() + 30 * MINUTE);
      await nudge(ctx, incidentId);
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
      await say();
      expect((await titles()).ben).toHaveLength(2);
      await endIncident(incident, incidentId);
      await at(31);
      expect((await titles()).ben).toEqual([OVER, OVER]);
    });

    it("says, where its edit is refused for good, only its end in one more message: when that was written, and where the live state is", async () => {
      await using incident = await lost();
      const { inChannel, titles, take, say, end, LOST, OVER, extras, ctx } = incident;
      slack.faults.plan("chat.update", FOR_GOOD, 1000);
      const counted = (await ctx.store.keptMessages.countExtras())["edit-refused"];
      await take("ben");
      await say();
      await end();
      await endIncident(incident, incident.incidentId);
      await say();
      expect(await titles()).toMatchObject({ channel: [LOST, OVER], ben: [LOST, OVER] });
      for (const { blocks } of await inChannel()) expect(seen(blocks).lines.at(-1)).toMatch(LIVE_STATE);
      expect(seen((await inChannel())[1]?.blocks).lines[1]).toContain(
        "The earlier message here can no longer be edited, so this one takes its place.",
      );
      expect(await extras()).toEqual(["edit-refused", "edit-refused"]);
      expect((await ctx.store.keptMessages.countExtras())["edit-refused"]).toEqual(counted + 2);
    });

    it("has its one more message, also where Slack asks to wait for it", async () => {
      await using incident = await lost();
      const { titles, remindAt, inChannel, direct, incidentId, at, OVER } = incident;
      await remindAt(30);
      for (const { ts } of [...(await inChannel()), ...(await direct("ben"))]) slack.uneditable.add(ts);
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 30 });
      await endIncident(incident, incidentId);
      for (const minutes of [31, 32, 33, 34]) await at(minutes);
      const { channel, ben } = await titles();
      expect([channel.length, channel[1]]).toEqual([2, OVER]);
      expect([ben.length, ben[2], ben[3]]).toEqual([4, OVER, OVER]);
    });

    it("is edited to its end all the same, where Slack refused an edit once", async () => {
      await using incident = await lost();
      const { titles, take, say, end, OVER, extras } = incident;
      slack.faults.plan("chat.update", FOR_GOOD, 2);
      await take("ben");
      await say();
      await end();
      expect(await titles()).toMatchObject({ channel: [OVER], ben: [OVER] });
      expect(await extras()).toEqual([]);
    });

    it("stands at most twice where its answer was lost and the chat cannot be searched, and one of them turns", async () => {
      await using incident = await lost();
      const { ctx, clock, incidentId, say, at, titles, direct, end, OVER, extras } = incident;
      slack.faults.plan("conversations.history", MAY_NOT_READ, 1000);
      clock.time = new Date(MONDAY.getTime() + 30 * MINUTE);
      await nudge(ctx, incidentId);
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
      await say();
      await at(31);
      await end();
      const { ben } = await titles();
      expect([ben[0], ben[1]?.slice(0, 30), ben[2]]).toEqual([OVER, "🔴 It still waits after 30 min", OVER]);
      expect(ben).toHaveLength(3);
      for (const { blocks } of await direct("ben")) expect(seen(blocks).lines.at(-1)).toMatch(LIVE_STATE);
      expect(seen((await direct("ben"))[2]?.blocks).lines[1]).toContain("Only this one is kept up to date.");
      expect(await extras()).toEqual(["answer-lost"]);
    });

    it("is not posted a third time where both answers were lost", async () => {
      await using incident = await lost();
      const { ctx, clock, incidentId, say, at, titles } = incident;
      slack.faults.plan("conversations.history", MAY_NOT_READ, 1000);
      clock.time = new Date(MONDAY.getTime() + 30 * MINUTE);
      await nudge(ctx, incidentId);
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" }, 2);
      await say();
      for (const minutes of [31, 33, 40, 60]) await at(minutes);
      expect((await titles()).ben).toHaveLength(3);
      const kept = await ctx.store.keptMessages.of({ kind: "incident", id: incidentId });
      expect(kept.find(({ extra }) => extra !== null)?.deadWhy).toContain("were lost");
    });

    it("is not counted as posted twice where Slack said that it was not posted", async () => {
      await using incident = await lost();
      const { ctx, clock, incidentId, say, at, titles, extras } = incident;
      slack.faults.plan("conversations.history", MAY_NOT_READ, 1000);
      clock.time = new Date(MONDAY.getTime() + 30 * MINUTE);
      await nudge(ctx, incidentId);
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 1 });
      await say();
      await at(31);
      expect((await titles()).ben).toHaveLength(2);
      expect(await extras()).toEqual([]);
    });

    it.each([
      ["Slack was away for three hours", { kind: "breaks", status: 503 }],
      ["the channel was archived, and is back", { kind: "refuses", error: "is_archived" }],
      ["Unpause was removed from Slack, and is back", { kind: "refuses", error: "account_inactive" }],
    ] as const)("turns, though %s when it ended", async (_, fault) => {
      await using incident = await lost();
      const { at, remindAt, titles, OVER, incidentId } = incident;
      await remindAt(30);
      slack.faults.plan("chat.update", fault, 100_000);
      await endIncident(incident, incidentId);
      for (let minutes = 31; minutes < 211; minutes += 5) await at(minutes);
      slack.faults.clear();
      for (let minutes = 211; minutes < 400; minutes += 30) await at(minutes);
      expect(await titles()).toMatchObject({ channel: [OVER], ben: [OVER, OVER] });
    });

    it("turns from then on, where a button is pressed in a copy that nobody knew of", async () => {
      await using incident = await lost();
      const { channel, inChannel, client, user, button, say, titles, end, OVER } = incident;
      const [alert] = await inChannel();
      const copy = await slack.eye.chat.postMessage({
        channel,
        text: "a copy",
        blocks: alert?.blocks as never,
      });
      const where = { channel, ts: copy.ts ?? "" };
      await toldIn(await client.press({ user: user("ben") }, button(alert, "Why?"), where));
      await say();
      await end();
      expect(await titles()).toMatchObject({ channel: [OVER, OVER] });
    });

    it("is not posted anew in person where a person deleted it: only the alert has to be there", async () => {
      await using incident = await lost();
      const { remindAt, direct, titles, end, OVER } = incident;
      await remindAt(30);
      const reminder = (await direct("ben")).at(-1);
      const { channel } = await slack.eye.conversations.open({ users: slack.userId("ben") });
      await slack.eye.chat.delete({ channel: channel?.id ?? "", ts: reminder?.ts ?? "" });
      await end();
      expect(await titles()).toMatchObject({ channel: [OVER], ben: [OVER] });
    });
  }));
