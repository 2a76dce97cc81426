import { describe, expect, it } from "vitest";
import { nudge } from "../../src/core/alert/nudge.ts";
import { seeReached } from "../../src/core/alert/see-reached.ts";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../src/core/disconnection/disconnect-mailbox.ts";
import { handOver } from "../../src/core/incident/hand-over.ts";
import { changeSettings } from "../../src/core/settings/change-settings.ts";
import { operatorLetters } from "../../src/io/mail/smtp/operator-letters.ts";
import { alertsGoTo } from "../core/a-platform.ts";
import { MONDAY } from "../core/world.ts";
import { aCertificate } from "../hosts/oauth-provider/a-certificate.ts";
import { startTlsFront } from "../hosts/tls-front.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { titles } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

const LOST = "🔴 sales@ours.test is disconnected: the password is no longer accepted";

describe("an alert finds its way", () =>
  inEachChat(({ chat, since, ...setting }) => {
    const open = async (addresses = ["sales@ours.test", "info@ours.test"], more: string[] = []) => {
      const workspace = await setting.open({ addresses, more });
      const { ctx, clock, provider } = workspace;
      const say = () => workspace.say(4);
      /** So many minutes after the mailbox was lost the sweep comes by, twice at once, and what is to be said is said. */
      const at = async (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
        for (const id of await ctx.store.watches.unreached(clock.time, 100)) {
          await Promise.all([seeReached(ctx, id), seeReached(ctx, id)]);
          // A third process had it in its list too, and comes to it a moment later.
          await seeReached(ctx, id);
        }
        for (const id of await ctx.store.watches.due(clock.time, 100)) await nudge(ctx, id);
        await say();
      };
      /** The letters and their readers, in order. */
      const letters = () => provider.accepted().map(({ from, to }) => `${from} to ${to.join()}`);
      return { ...workspace, say, at, letters };
    };
    const refuseAll = () => chat().plan("post", { kind: "removed" }, 500);
    const standing = async (channel: string) => titles(await chat().messages(channel));

    it("by letter through a healthy mailbox, within five minutes, when the chat takes nothing; and says when it is over", async () => {
      const workspace = await open();
      const { at, letters, say, provider } = workspace;
      refuseAll();
      const { incidentId } = await loseMailbox(workspace);
      await say();
      await at(4);
      const toAnn = "info@ours.test to ann@acme.test";
      const toBen = "info@ours.test to ben@acme.test";
      // An admin is told at once that the channel is dead.
      expect(letters()).toEqual([toAnn]);
      await at(5);
      expect(letters()).toEqual([toAnn, toBen]);
      await at(6);
      await at(16);
      expect(letters()).toEqual([toAnn, toBen]);

      await endIncident(workspace, incidentId);
      await say();
      // The mailbox works again: mail may go through it.
      expect(letters()).toEqual([toAnn, toBen, expect.stringMatching(/ to ben@acme\.test$/)]);
      expect(new Set(provider.accepted().map(({ messageId }) => messageId)).size).toEqual(3);
    });

    it("by the operator's own mail server, where one is set", async () => {
      const workspace = await open(["sales@ours.test", "info@ours.test"], ["unpause@ours.test"]);
      const { at, letters, ctx, provider } = workspace;
      await using certificate = await aCertificate();
      using front = await startTlsFront(certificate, provider.smtp);
      const url = `smtps://${encodeURIComponent("unpause@ours.test")}:${encodeURIComponent("first of unpause@ours.test")}@localhost:${front.port}`;
      await using mail = operatorLetters({ url, from: "Unpause <unpause@ours.test>" });
      ctx.operator = { letters: mail, channel: null };
      refuseAll();
      await loseMailbox(workspace);
      await at(5);
      expect(letters()).toContain("unpause@ours.test to ben@acme.test");
      expect(letters().every((letter) => letter.startsWith("unpause@ours.test"))).toEqual(true);
    });

    it("never to an address that is a lost mailbox, nor through one: the next person is written to", async () => {
      const workspace = await open();
      const { at, letters, prisma, members } = workspace;
      await prisma.member.update({ where: { id: members.ben }, data: { email: "sales@ours.test" } });
      refuseAll();
      await loseMailbox(workspace);
      await at(5);
      // That her channel is dead is one letter, that the mailbox is lost another; they keep a minute between them.
      expect(letters()).toEqual(["info@ours.test to ann@acme.test"]);
      await at(6);
      expect(letters()).toEqual(Array(2).fill("info@ours.test to ann@acme.test"));

      const alone = await open(["sales@ours.test"]);
      await loseMailbox(alone);
      await alone.at(5);
      expect(alone.letters()).toEqual([]);
    });

    it("by letter too when the chat says yes and shows nothing, once nobody has acted for half an hour", async () => {
      const workspace = await open();
      const { at, letters, say } = workspace;
      chat().plan("post", { kind: "swallows" }, 500);
      await loseMailbox(workspace);
      await say();
      await at(5);
      expect(letters()).toEqual([]);
      await at(30);
      expect(letters()).toEqual(["info@ours.test to ben@acme.test"]);
      await at(31);
      expect(letters()).toEqual(["info@ours.test to ben@acme.test"]);
      // Nobody acts, and everyone who may is called: they see nothing of it in the chat either.
      await at(90);
      await at(330);
      expect(letters()).toEqual(["info@ours.test to ben@acme.test", "info@ours.test to ann@acme.test"]);
    });

    it("by letter to a member whose address works, when the chat shows nothing and the owner's own address is the lost mailbox", async () => {
      const workspace = await open();
      const { at, letters, say, ctx, prisma, members, workspaceId } = workspace;
      const ben = { id: members.ben, workspaceId };
      await ctx.store.members.linkChatUser(ben, chat().platform, {
        userId: chat().user("ben"),
        guest: false,
      });
      await prisma.member.update({ where: { id: members.ben }, data: { email: "sales@ours.test" } });
      chat().plan("post", { kind: "swallows" }, 500);
      await loseMailbox(workspace);
      await say();
      await at(5);
      expect(letters()).toEqual([]);
      await at(30);
      expect(letters()).toEqual(["info@ours.test to ann@acme.test"]);
    });

    it("by letter to the person who is not in the chat and takes it over, and again when it is over", async () => {
      const workspace = await open();
      const { at, letters, ctx, prisma, members, workspaceId, provider } = workspace;
      await prisma.member.update({ where: { id: members.ben }, data: { email: "ben@nowhere.test" } });
      const { incidentId } = await loseMailbox(workspace);
      await at(0);
      expect(letters()).toEqual([]);
      await handOver(ctx, { workspaceId, incidentId, byId: members.ann, toId: members.ben });
      await at(1);
      const toBen = expect.stringMatching(/ to ben@nowhere\.test$/);
      expect(letters()).toEqual([toBen]);
      await endIncident(workspace, incidentId);
      await at(3);
      await at(5);
      expect(letters()).toEqual([toBen, toBen]);
      // They are two letters, not one that was sent twice.
      expect(new Set(provider.accepted().map(({ messageId }) => messageId)).size).toEqual(2);
    });

    it("in a direct message to the person who can be reached so: no letter", async () => {
      const workspace = await open();
      const { at, letters, say } = workspace;
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await say();
      await at(5);
      expect(await toBen()).toEqual([LOST]);
      expect(letters()).toEqual([]);
    });

    it("to the channel that an admin has just chosen, also what was lost before: the one until then was archived", async () => {
      const workspace = await open();
      const { ctx, workspaceId, members, channel, say } = workspace;
      chat().plan("post", { kind: "archived" });
      await loseMailbox(workspace);
      await say();
      expect((await standing(channel)).length).toEqual(0);

      const chosen = chat().freshChannel();
      const ann = await ctx.store.members.get(members.ann);
      const wished = { name: "Acme", timeZone: "UTC", channels: { [chat().platform]: chosen } };
      if (ann !== null) await changeSettings(ctx, ann, wished);
      await say();
      expect((await standing(chosen)).toSorted()).toEqual([LOST, "🟢 Alerts of Acme come here"].toSorted());
      // Nothing is said anew where the channel stays the same.
      if (ann !== null) await changeSettings(ctx, ann, { ...wished, timeZone: "Europe/Berlin" });
      const waiting = { workspaceId, doneAt: null, gaveUpAt: null, key: { startsWith: "alert:" } };
      expect(await workspace.prisma.outboxItem.count({ where: waiting })).toEqual(0);
    });

    it("to the campaign's own channel, and to the workspace's where a campaign has none", async () => {
      const workspace = await open();
      const { prisma, channel, say, workspaceId, clock } = workspace;
      const other = chat().freshChannel();
      const { incidentId, mailboxIds } = {
        ...(await loseMailbox(workspace)),
        mailboxIds: workspace.mailboxIds,
      };
      await alertsGoTo(workspace, other, { platform: chat().platform, campaigns: true });
      await say();
      expect([await standing(channel), await standing(other)]).toEqual([[], [LOST]]);

      await prisma.campaign.create({
        data: {
          workspaceId,
          name: "Without one",
          state: "paused",
          timeZone: "UTC",
          windowDays: [1],
          windowStart: 0,
          windowEnd: 1440,
          opensAt: clock.time,
          closesAt: clock.time,
          createdAt: clock.time,
          pausedByDisconnectionId: (await prisma.disconnection.findFirstOrThrow({ where: { incidentId } }))
            .id,
          pauses: {
            create: {
              disconnectionId: (await prisma.disconnection.findFirstOrThrow({ where: { incidentId } })).id,
            },
          },
          mailboxes: { create: { mailboxId: mailboxIds[0] ?? "" } },
        },
      });
      await endIncident(workspace, incidentId);
      await say();
      const over = "🟢 sales@ours.test is connected again";
      expect(await standing(other)).toEqual([over]);
      expect(await standing(channel)).toEqual([over]);
    });

    it("to the operator's channel where only they can help; nobody else is called", async () => {
      const workspace = await open();
      const { ctx, say, mailboxId, clock } = workspace;
      const operators = chat().freshChannel();
      ctx.operator = { letters: null, channel: { platform: chat().platform, channel: operators } };
      const toBen = await since("ben");
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      const diagnosis = {
        ...diagnose({ provider: "generic", protocol: "smtp", credential: "password", error: "" }),
      };
      if (mailbox === null) throw new Error("no mailbox");
      await disconnectMailbox(ctx, {
        mailbox,
        diagnosis: { ...diagnosis, cause: "app_misconfigured", fixer: "operator" },
        at: clock.time,
      });
      await say();
      expect((await standing(operators))[0]).toMatch(/^🔴 sales@ours\.test is disconnected/);
      expect(await toBen()).toEqual([]);
    });

    it("to an admin with words to send on, where the mail system's admin has to act", async () => {
      const workspace = await open();
      const { ctx, say, mailboxId, clock, press } = workspace;
      const [toBen, toAnn] = [await since("ben"), await since("ann")];
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      const error = Object.assign(
        new Error(
          "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        ),
        { code: "EAUTH", responseCode: 535 },
      );
      const diagnosis = diagnose({ provider: "microsoft", protocol: "smtp", credential: "password", error });
      expect(diagnosis).toMatchObject({ cause: "security_policy", fixer: "admin" });
      if (mailbox === null) throw new Error("no mailbox");
      await disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
      await say();
      expect((await toBen()).length).toEqual(1);
      expect((await toAnn()).length).toEqual(1);
      const told = await press("cy", "Text for your admin");
      expect(told.lines[0]).toEqual("Copy this and send it to whoever runs your mail system:");
      expect(told.lines.join("\n")).toContain("SmtpClientAuthentication is disabled for the Tenant");
    });

    it("by letter not in quiet hours either, unless it can no longer wait", async () => {
      const quiet = async () => {
        const workspace = await open();
        const { ctx, members, prisma, workspaceId, say } = workspace;
        await ctx.store.members.saveQuietHours(members.ben, { from: 540, to: 720 });
        refuseAll();
        await loseMailbox(workspace);
        const opensAt = (time: string) =>
          prisma.campaign.updateMany({
            where: { workspaceId },
            data: { opensAt: new Date(`2026-01-05T${time}:00Z`) },
          });
        await opensAt("13:00");
        await say();
        return { ...workspace, opensAt };
      };
      const toBen = "info@ours.test to ben@acme.test";
      const patient = await quiet();
      for (const minutes of [5, 16]) await patient.at(minutes);
      // That the channel is dead; of the mailbox itself nobody else is told in place of Ben, since it can wait for him.
      expect(patient.letters()).toEqual(["info@ours.test to ann@acme.test"]);
      for (const minutes of [30, 90, 119]) await patient.at(minutes);
      expect(patient.letters()).not.toContain(toBen);
      await patient.at(125);
      expect(patient.letters()).toContain(toBen);

      const growing = await quiet();
      await growing.at(5);
      await growing.opensAt("11:00");
      await growing.at(25);
      expect(growing.letters()).toContain(toBen);
    });

    it("after their quiet hours, except for what cannot wait", async () => {
      const workspace = await open();
      const { ctx, members, say, prisma, workspaceId, clock } = workspace;
      await ctx.store.members.saveQuietHours(members.ben, { from: 540, to: 720 });
      const toBen = await since("ben");
      await loseMailbox(workspace);
      await prisma.campaign.updateMany({
        where: { workspaceId },
        data: { opensAt: new Date("2026-01-05T13:00:00Z") },
      });
      await say();
      expect(await toBen()).toEqual([]);
      clock.time = new Date("2026-01-05T12:00:00Z");
      await say();
      expect(await toBen()).toEqual([LOST]);

      const urgent = await open();
      await urgent.ctx.store.members.saveQuietHours(urgent.members.ben, { from: 540, to: 720 });
      const again = await since("ben");
      await loseMailbox(urgent);
      await urgent.say();
      expect(await again()).toEqual([LOST]);
    });
  }));
