import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { nudge } from "../../../src/core/alert/nudge.ts";
import { MONDAY } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
beforeAll(async () => {
  const channels = Array.from({ length: 20 }, (_, number) => `alerts-${number}`);
  const people = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
  slack = await startSlack({ channels, people });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

const direct = async (name: string) => {
  const { channel } = await slack.eye.conversations.open({ users: slack.userId(name) });
  return (await slack.messages(channel?.id ?? "")).flatMap(({ blocks }) => seen(blocks).lines.slice(0, 1));
};
const LOST = "sales@ours.test is disconnected: the password is no longer accepted";

describe("an incident that nobody has solved yet", () =>
  onEachDatabase((database) => {
    const opened: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of opened) await workspace[Symbol.asyncDispose]();
    });
    const alerted = async () => {
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId(`alerts-${used++ % 20}`));
      opened.push(workspace);
      const lost = await loseMailbox(workspace);
      const say = async () => {
        for (let round = 0; round < 3; round++) await workspace.deliverAll();
      };
      await say();
      const { client, user, channel, clock, ctx, button, messages } = workspace;
      const press = async (name: "ann" | "ben" | "cy", label: string) => {
        const [message] = await messages();
        return toldIn(
          await client.press({ user: user(name) }, button(message, label), {
            channel,
            ts: message?.ts ?? "",
          }),
        );
      };
      /** So many minutes after the mailbox was lost: the sweep comes by, and what is to be said is said. */
      const at = async (minutes: number) => {
        clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
        if ((await ctx.store.watches.due(clock.time, 100)).includes(lost.incidentId)) {
          await Promise.all([nudge(ctx, lost.incidentId), nudge(ctx, lost.incidentId)]);
        }
        await say();
      };
      const since = async (name: string) => {
        const before = (await direct(name)).length;
        return async () => (await direct(name)).slice(before);
      };
      const facts = async () => seen((await messages())[0]?.blocks).lines;
      return { ...workspace, ...lost, press, at, since, facts, say };
    };

    it("reminds the owner after half an hour, everyone who may act after another one, once each", async () => {
      const { at, since, ctx, incidentId } = await alerted();
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
      const { at, since, press, facts } = await alerted();
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
      const { press, client, user, channel, button, say, facts, messages } = await alerted();
      const [old] = await messages();
      await press("ben", "I'm on it");
      // Ann's screen still shows the message as it was.
      const where = { channel, ts: old?.ts ?? "" };
      const told = await toldIn(await client.press({ user: user("ann") }, button(old, "I'm on it"), where));
      expect(told.lines).toEqual(["Ben has been on it since Mon 5 Jan, 10:00."]);
      const over = await client.press({ user: user("ann") }, button(told, "Take it over"), { channel });
      const mine = await toldIn(over);
      expect(mine.lines[0]).toMatch(/^You are on it/);
      await say();
      expect(await facts()).toContain("On it: Ann, since Mon 5 Jan, 10:00");

      await toldIn(await client.press({ user: user("ann") }, button(mine, "Let it go"), { channel }));
      await say();
      expect((await facts()).some((line) => line.startsWith("On it"))).toEqual(false);
    });

    it("is looked after only by who may act", async () => {
      const { press } = await alerted();
      for (const label of ["I'm on it", "Snooze"]) {
        expect((await press("cy", label)).lines).toEqual([
          "You cannot look after sales@ours.test: it is not yours. Ben (owner) and Ann can.",
        ]);
      }
    });

    it("leaves everybody in peace while it is snoozed", async () => {
      const { press, at, since, facts } = await alerted();
      const ben = await since("ben");
      await at(20);
      expect((await press("ben", "Snooze")).lines).toEqual([
        "Nobody is reminded before Mon 5 Jan, 11:20. What is paused stays paused.",
      ]);
      await at(40);
      expect(await facts()).toContain("No reminders before: Mon 5 Jan, 11:20");
      expect(await ben()).toEqual([]);
      await at(80);
      expect(await ben()).toEqual([`🔴 It still waits after 1 hour and 20 minutes: ${LOST}`]);
      expect(await facts()).not.toContain("No reminders before: Mon 5 Jan, 11:20");
    });

    it("reminds nobody any more once it is solved", async () => {
      const { at, since, incidentId, say, ...workspace } = await alerted();
      const ben = await since("ben");
      await endIncident(workspace, incidentId);
      await say();
      await at(30);
      await at(300);
      expect(await ben()).toEqual([]);
      expect(await workspace.ctx.store.watches.get(incidentId)).toMatchObject({ nextNudgeAt: null });
    });
  }));
