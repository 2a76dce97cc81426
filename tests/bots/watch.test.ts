import { describe, expect, it } from "vitest";
import { nudge } from "../../src/core/alert/nudge.ts";
import { MONDAY } from "../core/world.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { inEachChat } from "./in-each-chat.ts";

const LOST = "sales@ours.test is disconnected: the password is no longer accepted";

describe("an incident that nobody has solved yet", () =>
  inEachChat(({ open, since }) => {
    const alerted = async () => {
      const workspace = await open();
      const lost = await loseMailbox(workspace);
      const { clock, ctx, messages, say } = workspace;
      await say();
      /** So many minutes after the mailbox was lost: the sweep comes by, and what is to be said is said. */
      const at = async (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
        if ((await ctx.store.watches.due(clock.time, 100)).includes(lost.incidentId)) {
          await Promise.all([nudge(ctx, lost.incidentId), nudge(ctx, lost.incidentId)]);
        }
        await say();
      };
      const facts = async () => (await messages())[0]?.lines;
      return { ...workspace, ...lost, at, facts };
    };

    it("reminds the owner after half an hour, everyone who may act after another one, once each", async () => {
      const { at, ctx, incidentId } = await alerted();
      const [ben, ann, cy] = [await since("ben"), await since("ann"), await since("cy")];
      await at(29);
      expect(await ben()).toEqual([]);
      await at(30);
      expect(await ben()).toEqual([`🔴 It still waits after 30 minutes: ${LOST}`]);
      // A second process had it in its list too, and comes to it a moment later.
      await nudge(ctx, incidentId);
      await at(31);
      expect([(await ben()).length, await ann()]).toEqual([1, []]);
      await at(90);
      const halfAnHour = `🔴 It still waits after 30 minutes: ${LOST}`;
      const longer = `🔴 It still waits after 1 hour and 30 minutes: ${LOST}`;
      expect(await ben()).toEqual([halfAnHour, longer]);
      expect(await ann()).toEqual([longer]);
      expect(await cy()).toEqual([]);
    });

    it("shows who is on it, asks them after an hour, and takes it back after another", async () => {
      const { at, press, facts } = await alerted();
      const [ben, ann] = [await since("ben"), await since("ann")];
      await at(10);
      expect((await press("ben", "I'm on it")).lines).toEqual([
        "You are on it, and the others see that. You are asked again at Mon 5 Jan, 11:10 if it is still open.",
      ]);
      await at(10);
      expect(await facts()).toContain("On it: Ben, since Mon 5 Jan, 10:10");
      await at(69);
      expect(await ben()).toEqual([]);
      await at(70);
      expect(await ben()).toEqual([`🔴 Are you still on it after 1 hour and 10 minutes? ${LOST}`]);
      await at(130);
      expect(await facts()).not.toContain("On it: Ben, since Mon 5 Jan, 10:10");
      expect(await ann()).toEqual([`🔴 It still waits after 2 hours and 10 minutes: ${LOST}`]);
    });

    it("is one person's at a time: another one is told who, and takes it over with one press", async () => {
      const { press, say, facts, messages } = await alerted();
      const [old] = await messages();
      await press("ben", "I'm on it");
      // Ann's screen still shows the message as it was.
      const told = await press("ann", "I'm on it", old);
      expect(told.lines).toEqual(["Ben has been on it since Mon 5 Jan, 10:00."]);
      const mine = await told.press("Take it over");
      expect(mine.lines[0]).toMatch(/^You are on it/);
      await say();
      expect(await facts()).toContain("On it: Ann, since Mon 5 Jan, 10:00");

      await mine.press("Let it go");
      await say();
      expect((await facts())?.some((line) => line.startsWith("On it"))).toEqual(false);
    });

    it("is looked after only by members who may act", async () => {
      const { press } = await alerted();
      for (const label of ["I'm on it", "Snooze"]) {
        expect((await press("cy", label)).lines).toEqual([
          "You cannot look after sales@ours.test: it is not yours. Ben (owner) and Ann can.",
        ]);
      }
    });

    it("leaves everybody in peace while it is snoozed", async () => {
      const { press, at, facts } = await alerted();
      const ben = await since("ben");
      await at(20);
      expect((await press("ben", "Snooze")).lines).toEqual([
        "Nobody is reminded before Mon 5 Jan, 11:20. Paused campaigns stay paused.",
      ]);
      await at(40);
      expect(await facts()).toContain("No reminders before: Mon 5 Jan, 11:20");
      expect(await ben()).toEqual([]);
      await at(80);
      expect(await ben()).toEqual([`🔴 It still waits after 1 hour and 20 minutes: ${LOST}`]);
      expect(await facts()).not.toContain("No reminders before: Mon 5 Jan, 11:20");
    });

    it("reminds nobody any more once it is solved", async () => {
      const { at, incidentId, say, ...workspace } = await alerted();
      const ben = await since("ben");
      await endIncident(workspace, incidentId);
      await say();
      await at(30);
      await at(300);
      expect(await ben()).toEqual([]);
      expect(await workspace.ctx.store.watches.get(incidentId)).toMatchObject({ nextNudgeAt: null });
    });
  }));
