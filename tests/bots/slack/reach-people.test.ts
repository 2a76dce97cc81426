import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { disclaimMailboxes } from "../../../src/core/incident/disclaim-mailboxes.ts";
import { MONDAY } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
afterEach(() => {
  expect(slack.refused).toEqual([]);
  slack.faults.clear();
});

const titles = async (channel: string) =>
  (await slack.messages(channel)).flatMap(({ blocks }) => seen(blocks).lines.slice(0, 1));
const direct = async (name: string) =>
  (await slack.eye.conversations.open({ users: slack.userId(name) })).channel?.id ?? "";
const LOST = "🔴 sales@ours.test is disconnected: the password is no longer accepted";
const OVER = "🟢 sales@ours.test is connected again";

describe("an alert reaches a person", () =>
  onEachDatabase((database) => {
    beforeAll(async () => {
      const channels = Array.from({ length: 20 }, (_, number) => `alerts-${number}`);
      slack = await startSlack({
        channels,
        people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
      });
    });
    const opened: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of opened) await workspace[Symbol.asyncDispose]();
      await slack[Symbol.asyncDispose]();
    });
    const open = async (addresses?: string[]) => {
      const channel = slack.channelId(`alerts-${used++ % 20}`);
      const workspace = await openSlackWorkspace(database(), slack, channel, addresses ? { addresses } : {});
      opened.push(workspace);
      return workspace;
    };
    /** What is new in a person's own conversation since. */
    const since = async (name: string) => {
      const before = (await titles(await direct(name))).length;
      return async () => (await titles(await direct(name))).slice(before);
    };

    it("in the channel and, who can fix it, in person; both messages are edited to the end", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      const { incidentId } = await loseMailbox(workspace);
      await workspace.deliverAll();
      await workspace.deliverAll();
      expect(await titles(workspace.channel)).toEqual([LOST]);
      expect(await toBen()).toEqual([LOST]);
      expect(await toAnn()).toEqual([]);

      await endIncident(workspace, incidentId);
      await workspace.deliverAll();
      await workspace.deliverAll();
      expect(await titles(workspace.channel)).toEqual([OVER]);
      expect(await toBen()).toEqual([OVER]);
    });

    it("each owner once, where one incident is about mailboxes of several", async () => {
      const workspace = await open(["sales@ours.test", "more@ours.test", "info@ours.test"]);
      const { prisma, members, mailboxIds, clock } = workspace;
      await prisma.mailbox.update({ where: { id: mailboxIds[2] ?? "" }, data: { ownerId: members.ann } });
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      for (const mailboxId of mailboxIds) {
        await loseMailbox(workspace, mailboxId);
        await workspace.deliverAll();
        await workspace.deliverAll();
        clock.time = new Date(clock.time.getTime() + 15_000);
      }
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      const many = "🔴 3 mailboxes are disconnected: the password is no longer accepted";
      expect([await titles(workspace.channel), await toBen(), await toAnn()]).toEqual([
        [many],
        [many],
        [many],
      ]);
    });

    it("who is next where the owner is not in Slack", async () => {
      const workspace = await open();
      const { prisma, members } = workspace;
      await prisma.member.update({ where: { id: members.ben }, data: { email: "ben@nowhere.test" } });
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await loseMailbox(workspace);
      await workspace.deliverAll();
      await workspace.deliverAll();
      expect([await toBen(), await toAnn()]).toEqual([[], [LOST]]);
    });

    it("who is next where the owner cannot be written to", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await loseMailbox(workspace);
      await workspace.deliverAll();
      slack.faults.plan("chat.postMessage", { kind: "refuses", error: "user_disabled" });
      await workspace.deliverAll();
      await workspace.deliverAll();
      expect([await toBen(), await toAnn()]).toEqual([
        [],
        expect.arrayContaining([LOST, "🔴 Alerts do not reach Ben in person"]),
      ]);
    });

    it("who stands in, once the owner says that it is not theirs", async () => {
      const workspace = await open();
      const { prisma, members, mailboxId, ctx, workspaceId } = workspace;
      await prisma.mailboxBackup.create({ data: { mailboxId, memberId: members.cy } });
      await ctx.store.members.linkChatUser({ id: members.cy, workspaceId }, "slack", {
        userId: slack.userId("cy"),
        guest: false,
      });
      const toCy = await since("cy");
      const { incidentId } = await loseMailbox(workspace);
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      expect(await toCy()).toEqual([]);
      await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben });
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      expect(await toCy()).toEqual([LOST]);
    });

    it("even where the channel is dead, and the admin is told once that it is", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await slack.eye.conversations.archive({ channel: workspace.channel });
      const { incidentId } = await loseMailbox(workspace);
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      expect(await toBen()).toEqual([LOST]);
      expect(await toAnn()).toEqual(["🔴 Alerts do not reach your channel"]);

      await endIncident(workspace, incidentId);
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      expect(await toBen()).toEqual([OVER]);
      expect(await toAnn()).toEqual(["🔴 Alerts do not reach your channel"]);
    });

    it("where the workspace has chosen no channel", async () => {
      const workspace = await open();
      const { prisma, workspaceId } = workspace;
      await prisma.workspace.update({ where: { id: workspaceId }, data: { slackChannel: null } });
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await workspace.deliverAll();
      await workspace.deliverAll();
      expect(await toBen()).toEqual([LOST]);
    });

    it("once, when Slack has posted it and its answer is lost", async () => {
      const workspace = await open();
      const { channel, clock } = workspace;
      await loseMailbox(workspace);
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
      await workspace.deliverAll();
      expect(await titles(channel)).toEqual([LOST]);

      clock.time = new Date(MONDAY.getTime() + 5_000);
      await workspace.deliverAll();
      expect(await titles(channel)).toEqual([LOST]);
      const [message] = await slack.messages(channel);
      expect(
        await workspace.prisma.keptMessage.findFirst({
          where: { workspaceId: workspace.workspaceId, channel },
        }),
      ).toMatchObject({ messageRef: `${channel}:${message?.ts}` });
    });

    it("once, also where Slack puts off the search for it: what could not be looked for is not posted again", async () => {
      const workspace = await open();
      const { channel, clock } = workspace;
      await loseMailbox(workspace);
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
      await workspace.deliverAll();
      clock.time = new Date(MONDAY.getTime() + 5_000);
      slack.faults.plan("conversations.history", { kind: "limits", retryAfter: 60 });
      await workspace.deliverAll();
      expect(await titles(channel)).toEqual([LOST]);

      clock.time = new Date(MONDAY.getTime() + 70_000);
      await workspace.deliverAll();
      expect(await titles(channel)).toEqual([LOST]);
      const [message] = await slack.messages(channel);
      const alert = { where: { workspaceId: workspace.workspaceId, channel } };
      expect(await workspace.prisma.keptMessage.findFirst(alert)).toMatchObject({
        messageRef: `${channel}:${message?.ts}`,
      });
    });

    it("once for each of them, also where Slack loses the answers to both", async () => {
      const workspace = await open();
      const { clock } = workspace;
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await workspace.deliverAll();
      slack.faults.plan("chat.postMessage", { kind: "loses-answer" });
      await workspace.deliverAll();
      clock.time = new Date(MONDAY.getTime() + 5_000);
      await workspace.deliverAll();
      expect(await toBen()).toEqual([LOST]);
    });
  }));
