import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { takeIncident } from "../../../../src/core/incident/take-incident.ts";
import { seen } from "../../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../../setup/each-database.ts";
import { loseMailbox } from "../../a-lost-mailbox.ts";
import { opened, openSlackWorkspace, type SlackWorkspace } from "../slack-workspace.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({
    people: { ben: "ben@acme.test", ann: "ann@acme.test", eve: "eve@elsewhere.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

const calls = (method: string) => slack.calls.filter((call) => call.method === method);
/** The calls of this method after this many, once they have come. */
async function callAfter(method: string, before: number) {
  await expect.poll(() => calls(method).length).toBeGreaterThan(before);
  return calls(method)[before]?.args ?? {};
}

describe("words to the app", () =>
  onEachDatabase((database) => {
    let workspace: SlackWorkspace;
    beforeAll(async () => {
      workspace = await openSlackWorkspace(database(), slack, slack.channelId("alerts"), {
        addresses: ["sales@ours.test"],
      });
      await loseMailbox(workspace);
    });
    afterAll(() => workspace[Symbol.asyncDispose]());

    it("in a mention are answered like the command, to their writer alone", async () => {
      const { client, user, channel } = workspace;
      const before = calls("chat.postEphemeral").length;
      const event = {
        type: "app_mention",
        user: user("ben"),
        text: "<@U0UNPAUSE> why <mailto:sales@ours.test|sales@ours.test>",
        channel,
        ts: "1.1",
        event_ts: "1.1",
        team: slack.teamId,
      };
      expect(await client.event(event, "Ev1")).toEqual({ status: 200, body: "" });
      await client.event(event, "Ev1");
      const said = await callAfter("chat.postEphemeral", before);
      expect(said).toMatchObject({ channel, user: user("ben") });
      expect(seen(said.blocks).lines).toContain("535 5.7.8 Error: authentication failed");
      expect(calls("chat.postEphemeral").length).toEqual(before + 1);
    });

    it("in a direct message are answered there, and its own words are not", async () => {
      const { client, user } = workspace;
      const before = calls("chat.postMessage").length;
      const direct = (await slack.eye.conversations.open({ users: user("ben") })).channel?.id ?? "";
      const event = { type: "message", channel_type: "im", channel: direct, ts: "1.1", event_ts: "1.1" };
      await client.event({ ...event, bot_id: "B1", user: user("ben"), text: "campaigns" });
      await client.event({ ...event, subtype: "message_changed", text: "campaigns", user: user("ben") });
      for (const [at, text, said] of [
        [0, "status", "1 mailbox needs attention; 0 mailboxes work."],
        [1, "mailboxes", "1 mailbox:"],
      ] as const) {
        await client.event({ ...event, user: user("ben"), text, team: slack.teamId });
        const answer = await callAfter("chat.postMessage", before + at);
        await expect.poll(async () => (await slack.messages(direct)).at(-1)?.text).toEqual(answer.text);
        expect(seen(answer.blocks).lines[0]).toEqual(said);
      }
    });

    it("of another company's people in a shared channel get no answer that tells anything", async () => {
      const { client, user, channel } = workspace;
      const before = calls("chat.postEphemeral").length;
      const event = {
        type: "app_mention",
        user: user("ben"),
        text: "status",
        channel,
        ts: "1.1",
        event_ts: "1.1",
      };
      await client.event({ ...event, user_team: "T0OTHERS", team: slack.teamId });
      expect(seen((await callAfter("chat.postEphemeral", before)).blocks).lines).toEqual([
        "This is for the people of the Slack workspace that Unpause belongs to.",
      ]);
    });

    it("are not needed where the app's home shows what is one's own, with buttons that work", async () => {
      const { client, user } = workspace;
      const before = calls("views.publish").length;
      const openedHome = {
        type: "app_home_opened",
        user: user("ben"),
        tab: "home",
        channel: "D1",
        event_ts: "1.1",
      };
      await client.event(openedHome);
      const { view } = (await callAfter("views.publish", before)) as { view: { blocks: unknown } };
      const { lines, buttons } = seen(view.blocks);
      expect(lines).toEqual([
        "What needs you",
        expect.stringMatching(
          /^sales@ours\.test is disconnected: the password is no longer accepted: Who can fix it: Ben \(owner\); Since: Mon 5 Jan, 10:00; Paused: /,
        ),
        "Your mailboxes",
        "sales@ours.test: is disconnected since Mon 5 Jan, 10:00: the password is no longer accepted; Ben can reconnect it",
        "Settings",
        "Workspace: Acme",
        "Time zone: UTC",
        "You are: Ben, ben@acme.test (member)",
        "Your quiet hours: none",
      ]);
      const labels = buttons.map(({ label }) => label);
      expect([labels[0], labels[1], ...labels.slice(-3)]).toEqual([
        "Reconnect",
        "I'm on it",
        "All mailboxes",
        "Open Unpause",
        "Quiet hours",
      ]);

      const windows = slack.windows.views.length;
      await client.press({ user: user("ben") }, buttons[0] ?? { label: "" }, "home");
      expect((await opened(slack, windows)).buttons[0]).toMatchObject({ label: "Enter the password" });
    });

    it("are not needed by the member who is on it: the home shows it to them too", async () => {
      const { client, user, ctx, members, workspaceId, prisma } = workspace;
      const lines = async () => {
        const before = calls("views.publish").length;
        const event = {
          type: "app_home_opened",
          user: user("ann"),
          tab: "home",
          channel: "D1",
          event_ts: "1.1",
        };
        await client.event(event);
        const { view } = (await callAfter("views.publish", before)) as { view: { blocks: unknown } };
        return seen(view.blocks).lines;
      };
      expect((await lines()).slice(0, 4)).toEqual([
        "What needs you",
        "Nothing: no alert is open that is yours.",
        "Your mailboxes",
        "You own none and back up none.",
      ]);
      const { id: incidentId } = await prisma.incident.findFirstOrThrow({ where: { workspaceId } });
      const who = { workspaceId, incidentId, memberId: members.ann };
      expect(await takeIncident(ctx, who, null)).toMatchObject({ kind: "taken" });
      expect((await lines())[1]).toMatch(
        /^sales@ours\.test is disconnected.*; On it: Ann, since Mon 5 Jan, 10:00/,
      );
    });

    it("say nothing about the workspace to a stranger who opens the home", async () => {
      const { client, user } = workspace;
      const before = calls("views.publish").length;
      await client.event({
        type: "app_home_opened",
        user: user("eve"),
        tab: "home",
        channel: "D1",
        event_ts: "1",
      });
      const { view } = (await callAfter("views.publish", before)) as { view: { blocks: unknown } };
      expect(seen(view.blocks).lines).toEqual([
        "Welcome",
        "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.",
      ]);
    });
  }));
