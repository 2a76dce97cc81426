import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkSignInLink } from "../../../../src/core/sign-in/sign-in.ts";
import { alertsGoTo } from "../../../core/a-platform.ts";
import { aCampaign } from "../../../core/world.ts";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../../a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace, toldIn } from "../slack-workspace.ts";

let slack: Slack;
const people = ["ann", "ben", "cy"].map((name) => [name, `${name}@acme.test`] as const);
beforeAll(async () => {
  slack = await startSlack({
    channels: ["alerts", "elsewhere"],
    people: { ...Object.fromEntries(people), eve: "eve@elsewhere.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

describe("/unpause", () =>
  onEachDatabase((database) => {
    let workspace: SlackWorkspace;
    beforeAll(async () => {
      // People are found in the oldest workspace that has them: only one may have them here.
      const channel = slack.channelId("alerts");
      workspace = await openSlackWorkspace(database(), slack, channel, {
        addresses: ["sales@ours.test", "info@ours.test"],
      });
    });
    afterAll(() => workspace[Symbol.asyncDispose]());

    const say = async (text: string, name: "ann" | "ben" | "cy" | "eve" = "ben") => {
      const { client, user, channel } = workspace;
      return client.command({ user: user(name) }, text, channel);
    };
    const answerTo = async (text: string, name?: "ann" | "ben" | "cy" | "eve") => {
      const { lines, buttons } = await toldIn(await say(text, name));
      return { lines, buttons: buttons.map(({ label }) => label) };
    };

    it("help says what can be asked, to the person who asks alone", async () => {
      const asked = await say("");
      expect(asked).toMatchObject({ status: 200, body: "" });
      const { lines } = await toldIn(asked);
      expect(lines.slice(0, 2)).toEqual([
        "This is what you can ask Unpause. Only you see the answers; add “share” to show one to everybody here.",
        "status: what is wrong at the moment",
      ]);
      expect(asked.heard()).toMatchObject([{ response_type: "ephemeral" }]);
    });

    it("sign-in gives its asker alone a link that signs them in, and stores it nowhere", async () => {
      const { ctx, prisma, members } = workspace;
      const asked = await say("sign-in");
      const { lines } = await toldIn(asked);
      expect(lines).toEqual(["Only you can use this link. It signs you in once and expires at 11:00."]);
      const heard = JSON.stringify(asked.heard());
      expect(asked.heard()).toMatchObject([{ response_type: "ephemeral" }]);
      const token = /\/sign-in\/([\w-]+)/.exec(heard)?.[1] ?? "";
      expect(await checkSignInLink(ctx, token)).toMatchObject({ kind: "open", member: { id: members.ben } });
      const { count } = await prisma.signInLink.deleteMany({ where: { memberId: members.ben } });
      expect(count).toEqual(1);
      expect((await answerTo("sign-in", "eve")).lines[0]).toContain("Unpause does not know you yet.");
      expect(await prisma.signInLink.count()).toEqual(0);
    });

    it("tells a stranger nothing", async () => {
      expect((await answerTo("status", "eve")).lines).toEqual([
        "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.",
      ]);
      const { client, user, channel } = workspace;
      const outside = await client.command({ user: user("ben"), team: "T0OTHERS" }, "status", channel);
      expect((await toldIn(outside)).lines).toEqual([
        "This is for the people of the Slack workspace that Unpause belongs to.",
      ]);
    });

    it("status, mailboxes and campaigns say what works and what does not, and what needs a person", async () => {
      expect(await answerTo("status")).toEqual({
        lines: ["Everything is fine: 2 mailboxes work."],
        buttons: ["Mailboxes", "Campaigns"],
      });
      const lost = await loseMailbox(workspace);
      expect(await answerTo("status")).toEqual({
        lines: [
          "1 mailbox needs attention; 1 mailbox works.",
          expect.stringMatching(
            /^sales@ours\.test is disconnected: the password is no longer accepted: Who can fix it: Ben \(owner\); Since: Mon 5 Jan, 10:00;/,
          ),
        ],
        buttons: ["Reconnect sales@ours.test", "Mailboxes", "Campaigns"],
      });
      expect(await answerTo("mailboxes")).toEqual({
        lines: [
          "2 mailboxes:",
          "sales@ours.test: is disconnected since Mon 5 Jan, 10:00: the password is no longer accepted; Ben can reconnect it",
          "info@ours.test: works",
        ],
        buttons: ["Reconnect sales@ours.test"],
      });
      expect((await answerTo("campaigns")).lines).toEqual([
        "1 campaign:",
        "Spring sales@ours.test: paused until sales@ours.test is reconnected, 3 leads waiting",
      ]);

      expect((await answerTo("why sales@ours.test")).lines).toContain(
        "535 5.7.8 Error: authentication failed",
      );
      expect((await answerTo("reconnect sales@ours.test")).buttons[0]).toEqual("Enter the password");
      expect((await answerTo("reconnect sales@ours.test", "cy")).buttons).toEqual(["Ask Ben"]);
      expect((await answerTo('resume "Spring sales@ours.test"')).lines).toEqual([
        "No member paused “Spring sales@ours.test”. It goes on by itself once sales@ours.test is reconnected.",
      ]);
      await endIncident(workspace, lost.incidentId);
      expect((await answerTo("reconnect sales@ours.test")).lines).toEqual([
        "sales@ours.test works. There is nothing to reconnect.",
      ]);
    });

    it("pauses and resumes a campaign, whatever its name is made of", async () => {
      const name = "Jo's <!channel> & `Q1` tour";
      const id = await aCampaign(workspace, { name, mailboxIds: [workspace.mailboxIds[1] ?? ""] });
      const typed = "“jo’s &lt;!channel&gt; &amp; `Q1`  Tour”";
      const state = async () => (await workspace.prisma.campaign.findUniqueOrThrow({ where: { id } })).state;

      const paused = await toldIn(await say(`pause ${typed}`));
      expect(paused.lines).toEqual([
        `“${name}” is paused. It stays paused until a member resumes it. Every lead stays where it is.`,
      ]);
      expect(await state()).toEqual("paused");
      expect((await answerTo(`pause ${typed}`)).lines).toEqual([
        `“${name}” is paused already. It stays paused until a member resumes it.`,
      ]);

      const { client, user, channel, button } = workspace;
      const pressed = await client.press({ user: user("ben") }, button(paused, "Resume it"), { channel });
      expect((await toldIn(pressed)).lines).toEqual([
        `“${name}” goes on exactly where it was. Overdue steps are spread out.`,
      ]);
      expect(await state()).toEqual("running");
    });

    it("settings here brings the alerts to the channel it is said in, for an admin alone", async () => {
      const { ctx, workspaceId, client, user } = workspace;
      const channel = async () => (await ctx.store.channels.ofWorkspace(workspaceId))[0]?.channel;
      const before = await channel();
      const other = slack.channelId("elsewhere");
      const sayIn = async (name: "ann" | "ben", place: string) =>
        (await toldIn(await client.command({ user: user(name) }, "settings here", place))).lines;
      expect((await sayIn("ben", other))[0]).toEqual(
        "Only an admin does that. Nothing was changed. Ask an admin of your workspace.",
      );
      expect((await sayIn("ann", "D012345678"))[0]).toEqual("Say “settings here” in the channel for alerts.");
      expect(await channel()).toEqual(before);
      expect(await sayIn("ann", other)).toEqual(
        expect.arrayContaining([
          "Alerts come to this channel from now on. If Unpause is not in it yet, invite it: /invite @Unpause.",
          "Alerts go to: the channel #alerts, and to who can fix it",
        ]),
      );
      expect(await channel()).toEqual(other);
      await alertsGoTo(workspace, before ?? null);
    });

    it("settings shows how things are set, and lets the member who asks set quiet hours", async () => {
      const { ctx, members } = workspace;
      expect((await answerTo("Settings")).lines).toEqual([
        "This is how things are set.",
        "You are: Ben, ben@acme.test (member)",
        "Your quiet hours: none",
        "Time zone: UTC",
        `Alerts go to: the channel ${workspace.channel}, and to who can fix it`,
      ]);
      expect(await answerTo("settings quiet 22:00–7")).toMatchObject({
        lines: expect.arrayContaining([
          "Unpause sends you nothing from 22:00 to 07:00, unless a send would be missed.",
          "Your quiet hours: 22:00 to 07:00",
        ]),
        buttons: ["Open settings", "No quiet hours"],
      });
      expect(await ctx.store.members.quietHours(members.ben)).toEqual({
        hours: { from: 1320, to: 420 },
        timeZone: "UTC",
      });
      expect((await answerTo("settings quiet at night")).lines[0]).toMatch(/^Unpause does not understand/);
      await answerTo("settings quiet off");
      expect(await ctx.store.members.quietHours(members.ben)).toEqual(null);
    });

    it("suggests what was meant", async () => {
      expect(await answerTo("stauts")).toEqual({
        lines: ["Unpause does not know “stauts”. Did you mean “status”?"],
        buttons: ["Yes, status", "Help"],
      });
      const { client, user, channel, button } = workspace;
      const mistyped = await toldIn(await say("recon sales@ours.test"));
      expect(mistyped.lines).toEqual([
        "Unpause does not know “recon”. Did you mean “reconnect sales@ours.test”?",
      ]);
      const yes = button(mistyped, "Yes, reconnect sales@ours.test");
      expect((await toldIn(await client.press({ user: user("ben") }, yes, { channel }))).lines).toEqual([
        "sales@ours.test works. There is nothing to reconnect.",
      ]);
      expect(await answerTo("why sale@ours.test")).toEqual({
        lines: ["There is no mailbox “sale@ours.test” here. Did you mean sales@ours.test?"],
        buttons: ["Yes, sales@ours.test"],
      });
      expect(await answerTo("reconnect")).toEqual({
        lines: ["Which mailbox? Say “reconnect” and its address, e.g. reconnect sales@example.com."],
        buttons: ["Mailboxes"],
      });
    });

    it("shows to all what is to be shared", async () => {
      const asked = await say("status share");
      await toldIn(asked);
      expect(asked.heard()).toMatchObject([{ response_type: "in_channel" }]);
    });

    it("is answered once, however often it is delivered", async () => {
      const { client, user, channel } = workspace;
      const trigger = crypto.randomUUID();
      const asked = await Promise.all(
        Array.from({ length: 4 }, () => client.command({ user: user("ben"), trigger }, "help", channel)),
      );
      await toldIn(await say("help"));
      expect(asked[0]?.heard().length).toEqual(1);
    });

    it("shows long lists a page at a time", async () => {
      for (let number = 0; number < 20; number++) {
        await aCampaign(workspace, { name: `Wave ${number}`, leads: 0 });
      }
      const first = await toldIn(await say("campaigns"));
      expect(first.lines.length).toEqual(11);
      expect(first.buttons).toEqual([{ label: "More (2 of 3)", action: "command:0", value: "campaigns 2" }]);
      const { client, user, channel } = workspace;
      const pressed = await client.press({ user: user("ben") }, workspace.button(first, "More (2 of 3)"), {
        channel,
      });
      expect((await toldIn(pressed)).buttons.map(({ label }) => label)).toEqual([
        "Back (1 of 3)",
        "More (3 of 3)",
      ]);
      expect(pressed.heard()).toMatchObject([{ replace_original: true }]);
      expect((await toldIn(await say("campaigns 99"))).buttons.map(({ label }) => label)).toEqual([
        "Back (2 of 3)",
      ]);
    });
  }));
