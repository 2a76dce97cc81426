import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slackChat } from "../../../../src/bots/slack/post/chat.ts";
import { webClient } from "../../../../src/bots/slack/workspaces/web-client.ts";
import { chatsOf } from "../../../../src/core/chat/chats.ts";
import { deliver } from "../../../../src/core/outbox/deliver.ts";
import { openStore } from "../../../../src/io/db/store.ts";
import { deliveries } from "../../../../src/kinds.ts";
import { placeOf } from "../../../core/deliver-due.ts";
import { MONDAY } from "../../../core/world.ts";
import { A_MESSAGE } from "../../../hosts/a-message.ts";
import type { PosterPlan } from "../../../hosts/slack/poster-process.ts";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { bareEnvironment } from "../../../setup/clock-of-the-run.ts";
import { onEachDatabase } from "../../../setup/each-database.ts";
import { freshDatabaseUrl } from "../../../setup/fresh-database.ts";
import { describeWith } from "../../../setup/needs.ts";
import { loseMailbox } from "../../a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace } from "../slack-workspace.ts";

let slack: Slack;
let used = 0;
const newChannel = () => slack.channelId(`alerts-${used++}`);
beforeAll(async () => {
  slack = await startSlack({
    people: { ben: "ben@acme.test" },
    channels: Array.from({ length: 20 }, (_, number) => `alerts-${number}`),
  });
});
afterAll(() => slack[Symbol.asyncDispose]());

/** When messages were posted or edited in these channels, in order. */
const timesIn = (channels: string[]) =>
  slack.calls
    .filter(({ method }) => method === "chat.postMessage" || method === "chat.update")
    .filter(({ args }) => channels.includes(args.channel as string))
    .map(({ at }) => at);
const leastGap = (times: number[]) =>
  Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? at)));

describe("a channel", () =>
  onEachDatabase((database) => {
    let workspace: SlackWorkspace;
    beforeAll(async () => {
      workspace = await openSlackWorkspace(database(), slack, newChannel(), {
        addresses: ["sales@ours.test"],
        gapMs: 1_000,
      });
    });
    afterAll(() => workspace[Symbol.asyncDispose]());

    /** Slack as one more process knows it. */
    const aProcess = () =>
      slackChat({ store: openStore(database().prisma), clock: { now: () => new Date() } }, webClient(slack));
    const posting = (channel: string, ref: string | null = null) =>
      aProcess().post(channel, A_MESSAGE, { ref, mark: null });
    /** Others post in the channel until then. */
    const busy = (channel: string, ms: number) =>
      workspace.ctx.store.chatTurns.reserve({ platform: "slack", channel, gapMs: ms, mostMs: 0 });
    const mention = (channel: string, text: string, eventId: string) =>
      workspace.client.event(
        {
          type: "app_mention",
          user: workspace.user("ben"),
          text: `<@U0UNPAUSE> ${text}`,
          channel,
          ts: "1.1",
          event_ts: "1.1",
        },
        eventId,
      );

    it("takes a message a second from processes that know nothing of each other, and keeps no other channel waiting", async () => {
      const [channel, quiet] = [newChannel(), newChannel()];
      const [first] = await Promise.all([posting(channel), posting(channel), posting(quiet)]);
      const ref = first.kind === "posted" ? first.ref : null;
      await posting(channel, ref);
      const times = timesIn([channel]);
      expect(times.length).toEqual(3);
      expect(leastGap(times)).toBeGreaterThan(1_000);
      expect(timesIn([quiet])[0]).toBeLessThan(times[1] ?? 0);
    });

    it("is left alone for a second after Slack has answered, however long that took", async () => {
      const channel = newChannel();
      slack.faults.plan("chat.postMessage", { kind: "slow", ms: 1_500 });
      expect((await Promise.all([posting(channel), posting(channel)])).map(({ kind }) => kind)).toEqual([
        "posted",
        "posted",
      ]);
      expect(leastGap(timesIn([channel]))).toBeGreaterThan(2_500);
    });

    it("that many post in is come back to at its next free moment, and nobody waits for it in hand", async () => {
      const channel = newChannel();
      const [before, calls] = [Date.now(), slack.calls.length];
      await busy(channel, 30_000);
      const answers = [await posting(channel), await posting(channel)];
      for (const answer of answers) {
        expect(answer).toMatchObject({ kind: "later", untried: true });
        const until = answer.kind === "later" ? (answer.until?.getTime() ?? 0) : 0;
        // Both the same: neither has reserved anything.
        expect(until).toBeGreaterThan(before + 29_990); // both clocks round to milliseconds
        expect(until).toBeLessThanOrEqual(Date.now() + 30_000);
      }
      expect(slack.calls.length).toEqual(calls);
    });

    it("that stays full for long makes no alert be given up: it was not even tried", async () => {
      const { ctx, clock, channel, prisma } = workspace;
      const lost = await loseMailbox(workspace);
      await busy(channel, 600_000);
      const chats = chatsOf({ slack: async () => slackChat(ctx, webClient(slack)) });
      const outboxId = await placeOf(workspace, chats, lost.outboxId);
      for (let time = 0; time < 20; time++) {
        await deliver(ctx, deliveries, chats, outboxId);
        const item = await prisma.outboxItem.findUniqueOrThrow({ where: { id: outboxId } });
        expect(item).toMatchObject({ attempts: 0, gaveUpAt: null, doneAt: null, claimedUntil: null });
        expect(item.dueAt.getTime()).toBeGreaterThan(clock.time.getTime());
        clock.time = item.dueAt;
      }
      expect(timesIn([channel])).toEqual([]);
      clock.time = MONDAY;
    });

    it("hears answers to mentions in its turn", async () => {
      const channel = newChannel();
      await posting(channel);
      await Promise.all(["1", "2"].map((id) => mention(channel, "status share", `${channel}${id}`)));
      await expect.poll(() => timesIn([channel]).length).toEqual(3);
      expect(leastGap(timesIn([channel]))).toBeGreaterThan(1_000);
    });

    it("of one person is one, by whatever name: what they ask there is answered in its turn", async () => {
      const ben = workspace.user("ben");
      const direct = (await slack.eye.conversations.open({ users: ben })).channel?.id ?? "";
      const before = timesIn([ben, direct]).length;
      await posting(ben);
      const event = { type: "message", channel_type: "im", channel: direct, user: ben, text: "status" };
      await Promise.all(
        [1, 2].map(() =>
          workspace.client.event({ ...event, ts: "1.1", event_ts: "1.1" }, crypto.randomUUID()),
        ),
      );
      const times = () => timesIn([ben, direct]).slice(before);
      await expect.poll(() => times().length).toEqual(3);
      expect(leastGap(times())).toBeGreaterThan(1_000);
    });

    it("hears an answer to a command that is shared in its turn, too", async () => {
      const channel = newChannel();
      const start = performance.now();
      await busy(channel, 1_500);
      const asked = await workspace.client.command({ user: workspace.user("ben") }, "status share", channel);
      await expect.poll(() => asked.heard()).toMatchObject([{ response_type: "in_channel" }]);
      expect(performance.now() - start).toBeGreaterThan(1_500);
    });

    it("that is too full for an answer leaves it to the person who asked: an answer that only they see takes no turn", async () => {
      const channel = newChannel();
      await busy(channel, 600_000);
      const { client, user } = workspace;
      const asked = await client.command({ user: user("ben") }, "status share", channel);
      await expect.poll(() => asked.heard()).toMatchObject([{ response_type: "ephemeral" }]);
      await mention(channel, "status share", `${channel}-alone`);
      const alone = () =>
        slack.calls.filter(({ method, args }) => method === "chat.postEphemeral" && args.channel === channel);
      await expect.poll(() => alone().length).toEqual(1);
      expect(timesIn([channel])).toEqual([]);
    });
  }));

describeWith("PostgreSQL", "a channel that several processes post in as fast as they may", () => {
  it("takes all of their messages, one a second", async () => {
    const channel = newChannel();
    const plan: PosterPlan = { databaseUrl: await freshDatabaseUrl(), slack, channel, messages: 3 };
    await Promise.all([poster(plan), poster(plan)]);
    expect(timesIn([channel]).length).toEqual(6);
    expect(leastGap(timesIn([channel]))).toBeGreaterThan(1_000);
  });
});

async function poster({ slack: { apiUrl, botToken }, ...plan }: PosterPlan): Promise<void> {
  const script = fileURLToPath(new URL("../../../hosts/slack/poster-process.ts", import.meta.url));
  const env = {
    ...bareEnvironment(),
    PLAN: JSON.stringify({ ...plan, slack: { apiUrl, botToken } }),
  };
  const child = fork(script, { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  expect(await once(child, "exit")).toEqual([0, null]);
}
