import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { slackChat } from "../../../src/bots/slack/post/chat.ts";
import { webClient } from "../../../src/bots/slack/workspaces/web-client.ts";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { deliveries } from "../../../src/kinds.ts";
import { placeOf } from "../../core/deliver-due.ts";
import { MONDAY, type World } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox, nameWorkspace, worldWithChannel } from "../a-lost-mailbox.ts";

let slack: Slack;
let chat: ChatPort;
beforeAll(async () => {
  // A channel takes a message a second; with one for each test nobody has to wait.
  slack = await startSlack({ channels: Array.from({ length: 60 }, (_, number) => `alerts-${number}`) });
});
const chats = chatsOf({ slack: async () => chat });
afterAll(() => slack[Symbol.asyncDispose]());

let used = 0;
/** The time on the clocks of the world that was opened last. */
let now = () => MONDAY;
const newChannel = () => slack.channelId(`alerts-${used++}`);

const alertOf = ({ prisma, workspaceId }: World) =>
  prisma.keptMessage.findFirst({ where: { workspaceId }, select: { messageRef: true, postedAt: true } });
const itemOf = ({ prisma }: World, id: string) =>
  prisma.outboxItem.findUniqueOrThrow({
    where: { id },
    select: { doneAt: true, gaveUpReason: true, dueAt: true },
  });
const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1000);

describe("an alert on its way to Slack", () =>
  onEachDatabase((database) => {
    const opened: World[] = [];
    beforeEach(() => {
      chat = slackChat(
        { store: openStore(database().prisma), clock: { now: () => now() } },
        webClient(slack),
      );
    });
    afterAll(async () => {
      for (const world of opened) await world[Symbol.asyncDispose]();
    });

    /** A mailbox that is lost, and the message about it where there is one. */
    const lose = async (channel = newChannel()) => {
      const address = "sales@ours.test";
      const world = await worldWithChannel(database(), channel, [address]);
      opened.push(world);
      now = () => world.clock.time;
      const lost = await loseMailbox(world);
      const outboxId = await placeOf(world, chats, lost.outboxId);
      return { world, address, channel, messages: () => slack.messages(channel), ...lost, outboxId };
    };

    it("is one message: what happened, why, who can fix it, what it holds up, what to do, and a button", async () => {
      const { world, channel, address, messages, outboxId, incidentId } = await lose();
      await deliver(world.ctx, deliveries, chats, outboxId);

      const [message, ...more] = await messages();
      expect(more).toEqual([]);
      expect(seen(message?.blocks)).toEqual({
        lines: [
          `🔴 ${address} is disconnected: the password is no longer accepted`,
          "The provider refuses the user name and password we have, as it does after the password was changed or reset. " +
            "This is what the provider's answer usually means. Nothing is lost: every lead waits where it is.",
          "Who can fix it: Ben (owner)",
          "Since: Mon 5 Jan, 10:00",
          `Paused: Spring ${address}`,
          "Leads waiting: 3",
          "Sends wait since: Mon 5 Jan, 10:00",
          "1. Press Reconnect and enter the password the mailbox has now.",
          "2. If that password works on the provider's site but not here, check that mail programs are allowed.",
          `Updated Mon 5 Jan, 10:00. https://unpause.test/incidents/${incidentId}`,
        ],
        buttons: [
          { label: "Reconnect", action: "press:reconnect", value: `incident:${incidentId}` },
          { label: "I'm on it", action: "press:take", value: `incident:${incidentId}` },
          { label: "Snooze", action: "press:snooze", value: `incident:${incidentId}` },
          { label: "Why?", action: "press:why", value: `incident:${incidentId}` },
          { label: "More…", action: "press:more", value: `incident:${incidentId}` },
        ],
      });
      expect(await alertOf(world)).toEqual({
        messageRef: `${channel}:${message?.ts}`,
        postedAt: MONDAY,
      });
      expect(await itemOf(world, outboxId)).toMatchObject({ doneAt: MONDAY });
      expect(slack.refused).toEqual([]);
    });

    it("is edited in place when the incident goes on, and stays as it is when nothing changed", async () => {
      const { world, address, messages, outboxId, incidentId } = await lose();
      await deliver(world.ctx, deliveries, chats, outboxId);
      const [first] = await messages();

      world.clock.time = later(3600);
      const callsBefore = slack.calls.length;
      await deliver(world.ctx, deliveries, chats, await askAgain(world, incidentId));
      expect(slack.calls.slice(callsBefore)).toEqual([]);

      await deliver(
        world.ctx,
        deliveries,
        chats,
        await placeOf(world, chats, await endIncident(world, incidentId)),
      );
      const [message, ...more] = await messages();
      expect(more).toEqual([]);
      expect(message?.ts).toEqual(first?.ts);
      expect(seen(message?.blocks).lines[0]).toEqual(`🟢 ${address} is connected again`);
    });

    it("waits as long as Slack asks to, to the second", async () => {
      const { world, messages, outboxId } = await lose();
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 37 });
      await deliver(world.ctx, deliveries, chats, outboxId);
      expect(await itemOf(world, outboxId)).toEqual({ doneAt: null, gaveUpReason: null, dueAt: later(37) });
      expect(await messages()).toEqual([]);

      world.clock.time = later(37);
      await deliver(world.ctx, deliveries, chats, outboxId);
      expect((await messages()).length).toEqual(1);
    });

    it("is not given up because Slack asks to wait again and again", async () => {
      const { world, messages, outboxId } = await lose();
      const patient = slackChat(world.ctx, webClient(slack), { gapMs: 0 });
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 1 }, 40);
      for (let second = 0; second < 40; second++) {
        world.clock.time = later(second);
        await deliver(world.ctx, deliveries, chatsOf({ slack: async () => patient }), outboxId);
      }
      // None of these was an attempt: trouble of its own has all of them left.
      slack.faults.plan("chat.postMessage", { kind: "breaks", status: 503 });
      for (const seconds of [40, 42]) {
        world.clock.time = later(seconds);
        await deliver(world.ctx, deliveries, chatsOf({ slack: async () => patient }), outboxId);
      }
      expect(await itemOf(world, outboxId)).toMatchObject({ gaveUpReason: null });
      expect((await messages()).length).toEqual(1);
    });

    it("keeps the others waiting too while Slack wants nothing: each that came too early would prolong it", async () => {
      const first = await lose();
      const second = await lose();
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 37 });
      await deliver(first.world.ctx, deliveries, chats, first.outboxId);
      const calls = slack.calls.length;
      // As another process has it.
      const elsewhere = slackChat(second.world.ctx, webClient(slack));
      await deliver(second.world.ctx, deliveries, chatsOf({ slack: async () => elsewhere }), second.outboxId);
      expect(slack.calls.length).toEqual(calls);
      expect((await itemOf(second.world, second.outboxId)).dueAt).toEqual(later(37));

      second.world.clock.time = later(37);
      await deliver(second.world.ctx, deliveries, chats, second.outboxId);
      expect((await second.messages()).length).toEqual(1);
    });

    it("is tried again when Slack has trouble", async () => {
      const { world, messages, outboxId } = await lose();
      slack.faults.plan("chat.postMessage", { kind: "breaks", status: 503 });
      await deliver(world.ctx, deliveries, chats, outboxId);
      expect(await itemOf(world, outboxId)).toEqual({ doneAt: null, gaveUpReason: null, dueAt: later(2) });

      world.clock.time = later(2);
      await deliver(world.ctx, deliveries, chats, outboxId);
      expect((await messages()).length).toEqual(1);
    });

    it("is posted anew when a person deleted it in Slack", async () => {
      const { world, channel, messages, outboxId, incidentId } = await lose();
      await deliver(world.ctx, deliveries, chats, outboxId);
      const [first] = await messages();
      await slack.eye.chat.delete({ channel: channel, ts: first?.ts ?? "" });

      const item = await placeOf(world, chats, await endIncident(world, incidentId));
      await deliver(world.ctx, deliveries, chats, item);
      expect(await itemOf(world, item)).toMatchObject({ doneAt: null, dueAt: MONDAY });
      await deliver(world.ctx, deliveries, chats, item);
      const [message, ...more] = await messages();
      expect(more).toEqual([]);
      expect(message?.ts).not.toEqual(first?.ts);
      expect(await alertOf(world)).toMatchObject({
        messageRef: `${channel}:${message?.ts}`,
      });
    });

    it("is given up in words when its channel is dead", async () => {
      const { world, channel, outboxId } = await lose();
      await slack.eye.conversations.archive({ channel });
      await deliver(world.ctx, deliveries, chats, outboxId);
      expect(await itemOf(world, outboxId)).toMatchObject({
        doneAt: null,
        gaveUpReason: "The Slack channel that alerts go to is archived. Choose another one in the settings.",
      });
      expect(await alertOf(world)).toEqual({ messageRef: null, postedAt: null });
    });

    it("shows names as they are, whatever they are made of, and calls nobody", async () => {
      const { world, messages, outboxId } = await lose();
      const name = `<!channel> *b* \`c\` ~d~ &amp; :smile: \u202eevil\u2066 <https://evil.test|x>`;
      await world.prisma.campaign.updateMany({ where: { workspaceId: world.workspaceId }, data: { name } });
      await deliver(world.ctx, deliveries, chats, outboxId);

      const [message] = await messages();
      expect(seen(message?.blocks).lines).toContain(
        "Paused: <!channel> *b* `c` ~d~ &amp; :smile: evil <https://evil.test|x>",
      );
      expect(JSON.stringify(message?.blocks)).not.toMatch(/"mrkdwn"|"broadcast"|"emoji":true/);
      expect(slack.refused).toEqual([]);
    });

    it("is taken by Slack with names of 10,000 characters", async () => {
      const { world, messages, outboxId } = await lose();
      await nameWorkspace(world, "🙂".repeat(5_000));
      await deliver(world.ctx, deliveries, chats, outboxId);
      const { lines } = seen((await messages())[0]?.blocks);
      expect(lines).toContain(`Who can fix it: ${"🙂".repeat(149)}…`);
      expect(lines).toContain(`Paused: ${"🙂".repeat(149)}…`);
      expect(slack.refused).toEqual([]);
    });
  }));

async function askAgain({ ctx, workspaceId }: World, incidentId: string): Promise<string> {
  return ctx.store.outbox.add(
    workspaceId,
    `alert:${incidentId}`,
    { kind: "show-alert", incidentId },
    ctx.clock.now(),
  );
}
