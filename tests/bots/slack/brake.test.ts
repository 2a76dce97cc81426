import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { alertsGoTo } from "../../core/a-platform.ts";
import { refusedIn } from "../../core/brake/a-refused-campaign.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSlackWorkspace, toldIn } from "./slack-workspace.ts";

const SPAM = { say: "554 5.7.1 Message contains a URL listed in SURBL" };

let slack: Slack;
beforeAll(async () => {
  const people = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
  slack = await startSlack({ channels: ["alerts", "spring"], people });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

describe("the brake in Slack", () =>
  onEachDatabase((database) => {
    /** A campaign whose text was refused three times, and whose alert was delivered. */
    async function braked({ ownChannel = false } = {}) {
      await using opening = new AsyncDisposableStack();
      const address = `sales-${crypto.randomUUID()}@ours.test`;
      const workspace = opening.use(
        await openSlackWorkspace(database(), slack, slack.channelId("alerts"), { addresses: [address] }),
      );
      const campaign = opening.use(await refusedIn(workspace, database()));
      const { prisma } = workspace;
      if (ownChannel) await alertsGoTo(workspace, slack.channelId("spring"), { campaigns: true });
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(async () => (await campaign.brakes()).length === 1);
      await workspace.deliverAll();
      const [brake] = await campaign.brakes();
      const places = () => prisma.keptMessage.findMany({ where: { aboutId: brake?.id ?? "" } });
      const direct = (await slack.eye.conversations.open({ users: slack.userId("ben") })).channel?.id ?? "";
      const messageIn = async (channel: string) => {
        const kept = await places();
        const messages = await slack.messages(channel);
        return messages.find(({ ts }) => kept.some(({ messageRef }) => messageRef === `${channel}:${ts}`));
      };
      const linesIn = async (channel: string) => seen((await messageIn(channel))?.blocks).lines.join("\n");
      const press = async (name: "ben" | "cy", label: string, channel = workspace.channel) => {
        const message = await messageIn(channel);
        const place = { channel, ts: message?.ts ?? "" };
        const pressed = workspace.client.press(
          { user: workspace.user(name) },
          workspace.button(message, label),
          place,
        );
        return (await toldIn(await pressed)).lines.join("\n");
      };
      const command = async (text: string) => {
        const { client, user, channel } = workspace;
        const { lines, buttons } = await toldIn(await client.command({ user: user("ben") }, text, channel));
        return { said: lines.join("\n"), buttons };
      };
      const open = opening.move();
      return {
        ...workspace,
        ...campaign,
        brakeId: brake?.id ?? "",
        direct,
        places,
        linesIn,
        messageIn,
        press,
        command,
        [Symbol.asyncDispose]: () => open.disposeAsync(),
      };
    }

    // People are found in the oldest workspace that has them: commands are said in the first one here.
    let first: Awaited<ReturnType<typeof braked>>;
    beforeAll(async () => {
      first = await braked();
    });
    afterAll(() => first[Symbol.asyncDispose]());

    it("status counts it and shows the provider's words, with a way to its page", async () => {
      const { said, buttons } = await first.command("status");
      expect(said).toContain("1 alert is open; 1 mailbox works.");
      expect(said).toContain("Spring paused itself: its message is refused");
      expect(said).toContain("URL listed in SURBL");
      expect(buttons[0]).toMatchObject({
        label: "Open it in Unpause",
        url: expect.stringContaining(first.brakeId),
      });
    });

    it("campaigns say that it paused itself, and lead to the alert", async () => {
      const { said, buttons } = await first.command("campaigns");
      expect(said).toContain(
        "Spring: paused itself, since its messages are refused or come back, 12 leads waiting",
      );
      expect(buttons[0]).toMatchObject({
        label: "Why Spring paused",
        url: expect.stringContaining(`/notices/brake/${first.brakeId}`),
      });
    });

    it("the owner's app home shows it with its buttons", async () => {
      const { client, user } = first;
      await client.event({
        type: "app_home_opened",
        user: user("ben"),
        tab: "home",
        channel: "D1",
        event_ts: "1",
      });
      const published = () => slack.calls.findLast(({ method }) => method === "views.publish");
      await expect.poll(published).toBeDefined();
      const { lines, buttons } = seen((published()?.args.view as { blocks?: unknown } | undefined)?.blocks);
      expect(lines.join("\n")).toContain("Spring paused itself: its message is refused");
      expect(buttons.map(({ label }) => label)).toContain("Test again with one lead");
    });

    it("“resume” releases it, and every message says so", async () => {
      expect((await first.command("resume Spring")).said).toContain("“Spring” goes on exactly where it was.");
      expect(await first.state()).toEqual({ kind: "running" });
      await first.deliverAll();
      expect(await first.linesIn(first.channel)).toContain("Spring goes on");
      expect(await first.linesIn(first.direct)).toContain("Ben released the brake.");
      expect((await first.command("status")).said).toContain("Everything is fine");
    });

    it("is said once in the workspace's channel and once to the mailbox's owner", async () => {
      await using workspace = await braked();
      const said = await workspace.linesIn(workspace.channel);
      expect(said).toContain("Spring paused itself: its message is refused");
      expect(said).toContain("3 leads in a row were refused");
      expect(said).toContain("URL listed in SURBL");
      expect(await workspace.linesIn(workspace.direct)).toEqual(said);
      await workspace.prisma.outboxItem.updateMany({
        where: { kind: "show-notice", workspaceId: workspace.workspaceId },
        data: { doneAt: null },
      });
      await workspace.deliverAll();
      expect((await workspace.places()).map(({ channel }) => channel).toSorted()).toEqual(
        [workspace.channel, workspace.user("ben")].toSorted(),
      );
    });

    it("goes to the campaign's own channel instead, where it has one", async () => {
      await using workspace = await braked({ ownChannel: true });
      expect(await workspace.linesIn(slack.channelId("spring"))).toContain("Spring paused itself");
      expect(await workspace.messageIn(workspace.channel)).toBeUndefined();
      expect(await workspace.linesIn(workspace.direct)).toContain("Spring paused itself");
    });

    it("“Why?” answers with the provider's words, to the person who pressed alone", async () => {
      await using workspace = await braked();
      const before = await workspace.linesIn(workspace.channel);
      expect(await workspace.press("cy", "Why?")).toContain("URL listed in SURBL");
      expect(await workspace.linesIn(workspace.channel)).toEqual(before);
    });

    it("“Test again with one lead” lets one through; the alert shows that it was refused again, then that it passed", async () => {
      await using workspace = await braked();
      expect(await workspace.press("ben", "Test again with one lead", workspace.direct)).toContain(
        "goes out now",
      );
      await workspace.deliverAll();
      expect(await workspace.linesIn(workspace.channel)).toContain("is on its way.");
      await workspace.runUntil(async () => (await workspace.brakes())[0]?.test === "refused");
      await workspace.deliverAll();
      expect(await workspace.linesIn(workspace.channel)).toContain(
        "was refused again: 554 5.7.1 Message contains",
      );

      workspace.servers[0]?.behave();
      await workspace.press("ben", "Test again with one lead");
      await workspace.runUntil(async () => (await workspace.brakes())[0]?.test === "passed");
      await workspace.deliverAll();
      expect(await workspace.linesIn(workspace.channel)).toContain("was accepted.");
      expect(await workspace.linesIn(workspace.direct)).toContain("was accepted.");
      expect(await workspace.places()).toHaveLength(2);
      expect(await workspace.state()).toMatchObject({ by: { kind: "brake" } });
      expect(workspace.received()).toEqual(3 + 1 + 1);
    });

    it("“Resume” releases it for everybody, and a second press says that it was", async () => {
      await using workspace = await braked();
      const message = await workspace.messageIn(workspace.direct);
      const place = { channel: workspace.direct, ts: message?.ts ?? "" };
      expect(await workspace.press("ben", "Resume", workspace.direct)).toContain(
        "“Spring” goes on where it was.",
      );
      const again = await workspace.client.press(
        { user: workspace.user("cy") },
        workspace.button(message, "Resume"),
        place,
      );
      expect((await toldIn(again)).lines.join("\n")).toContain("The brake was released before.");
      await workspace.deliverAll();
      const said = await workspace.linesIn(workspace.channel);
      expect(said).toContain("Ben released the brake. Every lead stayed where it was.");
      expect(seen((await workspace.messageIn(workspace.channel))?.blocks).buttons).toEqual([]);
    });
  }));
