import { describe, expect, it } from "vitest";
import { endOverdueDrills, openDrill, rehearse } from "../../src/core/drill/go-through-drill.ts";
import { startDrill } from "../../src/core/drill/start-drill.ts";
import { alertsGoTo } from "../core/a-platform.ts";
import { aCampaign, MONDAY } from "../core/world.ts";
import { titles } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

describe("a rehearsal", () =>
  inEachChat(({ open, chat, chats }) => {
    const direct = (name: string) => chat().direct(name);
    const begun = async (by: "ann" | "ben" = "ann") => {
      const workspace = await open();
      const { ctx, members, mailboxId, clock, prisma } = workspace;
      await aCampaign(workspace, { name: "Spring", leads: 3 });
      const say = () => workspace.say(4);
      const at = (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
      };
      const [member, mailbox] = [
        await ctx.store.members.get(members[by]),
        await ctx.store.mailboxes.get(mailboxId),
      ];
      if (member === null || mailbox === null) throw new Error("nobody there");
      const start = () => startDrill(ctx, member, mailbox);
      /** All that a real loss would have touched. */
      const world = async () => ({
        mailbox: await ctx.store.mailboxes.get(mailboxId),
        campaigns: await prisma.campaign.findMany({ where: { workspaceId: workspace.workspaceId } }),
        enrolments: await prisma.enrolment.findMany({
          where: { workspaceId: workspace.workspaceId },
          orderBy: { id: "asc" },
        }),
        incidents: await prisma.incident.count({ where: { workspaceId: workspace.workspaceId } }),
        mails: workspace.provider.accepted().length,
      });
      return { ...workspace, start, say, at, world, member, mailbox };
    };

    it("calls the real people by the real way, touches nothing, and tells minutes and weak points", async () => {
      const { start, say, at, world, messages, press, channel, ctx, members } = await begun();
      const before = await world();
      const started = await start();
      if (started.kind !== "started") throw new Error(started.kind);
      expect(await start()).toEqual({ kind: "under-way" });
      await say();
      const [message] = await messages();
      const title = "🔴 REHEARSAL: as if sales@ours.test were disconnected";
      expect(message?.lines[0]).toEqual(title);
      expect((await direct("ben")).at(-1)?.lines[0]).toEqual(title);

      expect((await press("cy", "I'm on it")).lines).toEqual([
        "This is a rehearsal for those who could reconnect the mailbox: Ben and Ann.",
      ]);
      at(2);
      expect((await press("ben", "I'm on it")).lines).toEqual([
        "You are on it, and the others see that. It is a rehearsal.",
      ]);
      expect((await press("ann", "I'm on it")).lines).toEqual([
        "A member is on it already. This is a rehearsal.",
      ]);
      await say();
      expect((await messages())[0]?.lines).toContain("On it: Ben, since Mon 5 Jan, 10:02");
      const [page] = (await press("ben", "Reconnect")).buttons;
      expect(page).toEqual({
        label: "Reconnect the stand-in",
        url: expect.stringMatching(
          `^https://unpause.test/drills/${started.drillId}\\?as=${members.ben}&key=`,
        ),
      });

      const drill = async () => {
        const found = await ctx.store.drills.get(started.drillId);
        if (found === null) throw new Error("no drill");
        return found;
      };
      at(4);
      expect(await openDrill(ctx, await drill())).toEqual(true);
      at(5);
      expect(await rehearse(ctx, await drill(), members.ben, "hunter2")).toEqual({ kind: "refused" });
      expect(await rehearse(ctx, await drill(), members.ben, " Rehearsal ")).toEqual({ kind: "done" });
      await say();
      const [over, ...more] = await messages();
      expect(more).toEqual([]);
      expect(over?.lines.slice(0, 2)).toEqual([
        "🟢 Rehearsal over: sales@ours.test",
        "Ben reconnected the stand-in after 5 minutes. Nothing was touched.",
      ]);
      const report = [
        "🟡 Report of the rehearsal: sales@ours.test",
        "2 weak points were found on the way.",
        "Message in the channel: within a minute",
        "Message in person: within a minute",
        "Ben on it: after 2 minutes",
        "First word entered: after 4 minutes",
        "Reconnected by Ben: after 5 minutes",
        "Weak point 1: It has no backup: nobody stands in while its owner is away.",
        "Weak point 2: No letter could leave: no mail server of the operator's is set, and no other mailbox works.",
      ];
      const [, inThread] = await chat().messages(channel, message);
      expect(inThread?.lines).toEqual(report);
      expect((await direct("ann")).at(-1)?.lines).toEqual(report);
      expect(await world()).toEqual(before);
      expect((await press("ben", "Reconnect", message)).lines).toEqual([
        "This rehearsal is over. Its report is in the thread of its message, and no mailbox was touched.",
      ]);
    });

    it("is begun only by a member who could act, by typing drill", async () => {
      const { type } = await begun();
      const say = async (name: "ben" | "cy", text: string) => (await type(name, text)).lines[0];
      expect(await say("cy", "drill sales@ours.test")).toMatch(
        /^A rehearsal calls real people\. Only those who could reconnect sales@ours\.test begin one: Ben and Ann\.$/,
      );
      expect(await say("ben", "Drill sales@ours.test")).toMatch(/^The rehearsal begins/);
      expect(await say("ben", "drill sales@ours.test")).toEqual(
        "A rehearsal of sales@ours.test is under way already.",
      );
      expect(await say("ben", "drill")).toMatch(/^Which mailbox\? Say “drill” and its address/);
    });

    it("ends by itself where nobody acts, and says whom it could not reach", async () => {
      const { start, say, at, ctx, messages, prisma, members } = await begun("ann");
      await prisma.member.update({ where: { id: members.ben }, data: { email: "sales@ours.test" } });
      chat().plan("post", { kind: "archived" });
      await start();
      await say();
      at(29);
      await endOverdueDrills(ctx, 10);
      await say();
      expect((await direct("ann")).at(-1)?.lines[0]).toMatch(/REHEARSAL/);
      at(30);
      await Promise.all([endOverdueDrills(ctx, 10), endOverdueDrills(ctx, 10)]);
      await say();
      const told = (await direct("ann")).map(({ lines }) => lines);
      const reports = told.filter(([title]) => title?.includes("Report of the rehearsal"));
      expect(reports.at(-1)).toEqual(
        expect.arrayContaining([
          // The other chat's channel took it.
          `Message in the channel: ${chats().length > 1 ? "within a minute" : "did not happen"}`,
          "Reconnected: did not happen",
          "Weak point 1: Nobody reconnected it in time.",
          "Weak point 2: Ben is not known in the chat: their address there has to be the one that they have here, and confirmed.",
          // A chat may say how people come to be known there, in a point of its own.
          expect.stringMatching(
            /^Weak point \d: Ben's own address is this mailbox, so that no letter reaches them when it is lost\.$/,
          ),
          expect.stringMatching(/^Weak point \d: The .* that alerts go to is archived\./),
        ]),
      );
      expect(await messages()).toEqual([]);
    });

    it("is reported once to everybody, though the member who began it is told after their quiet hours", async () => {
      const { start, say, at, ctx, members, channel, messages, clock } = await begun("ann");
      await ctx.store.members.saveQuietHours(members.ann, { from: 540, to: 720 });
      const reports = (all: { lines: string[] }[]) =>
        all.filter(({ lines }) => lines[0]?.includes("Report of the rehearsal")).length;
      const before = reports(await direct("ann"));
      const started = await start();
      await say();
      at(3);
      const drill = started.kind === "started" ? await ctx.store.drills.get(started.drillId) : null;
      if (drill === null) throw new Error("no drill");
      await rehearse(ctx, drill, members.ben, "rehearsal");
      for (const minutes of [3, 4, 60, 119]) {
        at(minutes);
        await say();
      }
      const [message] = await messages();
      const inThread = async () =>
        reports(message === undefined ? [] : await chat().messages(channel, message));
      expect([await inThread(), reports(await direct("ann")) - before]).toEqual([1, 0]);
      clock.time = new Date("2026-01-05T12:00:00Z");
      await say();
      expect([await inThread(), reports(await direct("ann")) - before]).toEqual([1, 1]);
    });

    it("goes where the alert would go: to the campaign's own channel", async () => {
      const { start, say, ctx, prisma, workspaceId, messages } = await begun();
      const other = chat().freshChannel();
      await alertsGoTo({ ctx, prisma, workspaceId }, other, { platform: chat().platform, campaigns: true });
      await start();
      await say();
      expect(await messages()).toEqual([]);
      expect(titles(await chat().messages(other))).toEqual([
        "🔴 REHEARSAL: as if sales@ours.test were disconnected",
      ]);
    });
  }));
