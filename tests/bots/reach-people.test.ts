import { describe, expect, it } from "vitest";
import { disclaimMailboxes } from "../../src/core/incident/disclaim-mailboxes.ts";
import { alertsGoTo } from "../core/a-platform.ts";
import { MONDAY } from "../core/world.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { type ChatWorkspace, titles } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

const LOST = "🔴 sales@ours.test is disconnected: the password is no longer accepted";
const OVER = "🟢 sales@ours.test is connected again";

/** Where the product knows the alert to stand. */
const keptRef = async ({ prisma, workspaceId, channel }: ChatWorkspace) =>
  (await prisma.keptMessage.findFirst({ where: { workspaceId, channel } }))?.messageRef;

describe("an alert reaches a person", () =>
  inEachChat(({ chat, since, ...setting }) => {
    const open = async (addresses?: string[]) => {
      const workspace = await setting.open(addresses && { addresses });
      return { ...workspace, shown: async () => titles(await workspace.messages()) };
    };
    /** Where nobody can look for a message whose answer was lost, a second one takes its place. There is never a third. */
    const again = () => (chat().traits.searches ? [LOST] : [LOST, LOST]);

    it("in the channel, and to the fixer in person; both messages are edited to the end", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      const { incidentId } = await loseMailbox(workspace);
      await workspace.say(2);
      expect(await workspace.shown()).toEqual([LOST]);
      expect(await toBen()).toEqual([LOST]);
      expect(await toAnn()).toEqual([]);

      await endIncident(workspace, incidentId);
      await workspace.say(2);
      expect(await workspace.shown()).toEqual([OVER]);
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
      await workspace.say();
      const many = "🔴 3 mailboxes are disconnected: the password is no longer accepted";
      expect([await workspace.shown(), await toBen(), await toAnn()]).toEqual([[many], [many], [many]]);
    });

    it("is the next member where the owner is not in the chat", async () => {
      const workspace = await open();
      const { prisma, members } = workspace;
      await prisma.member.update({ where: { id: members.ben }, data: { email: "ben@nowhere.test" } });
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await loseMailbox(workspace);
      await workspace.say(2);
      expect([await toBen(), await toAnn()]).toEqual([[], [LOST]]);
    });

    it("is the next member where the owner cannot be written to", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await loseMailbox(workspace);
      await workspace.deliverAll();
      chat().plan("post", { kind: "unreachable" });
      await workspace.say(2);
      expect([await toBen(), await toAnn()]).toEqual([
        [],
        expect.arrayContaining([LOST, "🔴 Alerts do not reach Ben in person"]),
      ]);
    });

    it("is a backup, once the owner disclaims it", async () => {
      const workspace = await open();
      const { prisma, members, mailboxId, ctx, workspaceId } = workspace;
      await prisma.mailboxBackup.create({ data: { mailboxId, memberId: members.cy } });
      await ctx.store.members.linkChatUser({ id: members.cy, workspaceId }, chat().platform, {
        userId: chat().user("cy"),
        guest: false,
      });
      const toCy = await since("cy");
      const { incidentId } = await loseMailbox(workspace);
      await workspace.say();
      expect(await toCy()).toEqual([]);
      await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben });
      await workspace.say();
      expect(await toCy()).toEqual([LOST]);
    });

    it("even where the channel is dead, and the admin is told once that it is", async () => {
      const workspace = await open();
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      await chat().archive(workspace.channel);
      const { incidentId } = await loseMailbox(workspace);
      await workspace.say();
      expect(await toBen()).toEqual([LOST]);
      expect(await toAnn()).toEqual(["🔴 Alerts do not reach your channel"]);

      await endIncident(workspace, incidentId);
      await workspace.say();
      expect(await toBen()).toEqual([OVER]);
      expect(await toAnn()).toEqual(["🔴 Alerts do not reach your channel"]);
    });

    it("where the workspace has chosen no channel", async () => {
      const workspace = await open();
      await alertsGoTo(workspace, null, { platform: chat().platform });
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await workspace.say(2);
      expect(await toBen()).toEqual([LOST]);
    });

    it("once, when the chat has posted it and its answer is lost", async () => {
      const workspace = await open();
      const { clock, shown } = workspace;
      await loseMailbox(workspace);
      chat().plan("post", { kind: "loses-answer" });
      await workspace.deliverAll();
      expect(await shown()).toEqual([LOST]);

      clock.time = new Date(MONDAY.getTime() + 5_000);
      await workspace.deliverAll();
      expect(await shown()).toEqual(again());
      expect(await keptRef(workspace)).toContain((await workspace.messages()).at(-1)?.ref);
    });

    it("once, also where the chat puts off the search for it: what could not be looked for is not posted again", async () => {
      const workspace = await open();
      const { clock, shown } = workspace;
      await loseMailbox(workspace);
      chat().plan("post", { kind: "loses-answer" });
      await workspace.deliverAll();
      clock.time = new Date(MONDAY.getTime() + 5_000);
      chat().plan("search", { kind: "busy", seconds: 60 });
      await workspace.deliverAll();
      expect(await shown()).toEqual(again());

      clock.time = new Date(MONDAY.getTime() + 70_000);
      await workspace.deliverAll();
      expect(await shown()).toEqual(again());
      expect(await keptRef(workspace)).toContain((await workspace.messages()).at(-1)?.ref);
    });

    it("once for each of them, also where the chat loses the answers to both", async () => {
      const workspace = await open();
      const { clock } = workspace;
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await workspace.deliverAll();
      chat().plan("post", { kind: "loses-answer" });
      await workspace.deliverAll();
      clock.time = new Date(MONDAY.getTime() + 5_000);
      await workspace.deliverAll();
      expect(await toBen()).toEqual(again());
    });
  }));
