import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seeReached } from "../../../src/core/alert/see-reached.ts";
import { rehearse } from "../../../src/core/drill/go-through-drill.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../../core/world.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../setup/each-database.ts";
import { nameWorkspace } from "../a-lost-mailbox.ts";
import { opened, openSlackWorkspace, type SlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
const people = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
beforeAll(async () => {
  slack = await startSlack({ channels: ["one", "two", "three", "four", "five", "six"], people });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => {
  expect(slack.refused).toEqual([]);
  slack.faults.clear();
});

/** What is not seen, or turns and moves what stands beside it. */
const TRICKS = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Links, mentions and styles anywhere in blocks. */
function markupIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Record<string, unknown>;
  const isMarkup =
    ["link", "user", "broadcast", "usergroup", "channel", "emoji", "mrkdwn", "markdown"].includes(
      `${node.type}`,
    ) || node.emoji === true;
  return [...(isMarkup ? [node] : []), ...Object.values(node).flatMap(markupIn)];
}

describe("names, and words of providers", () =>
  onPglite((database) => {
    const all: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of all) await workspace[Symbol.asyncDispose]();
    });

    /** The whole life of a lost mailbox in a workspace where everybody and everything is called like this. */
    const live = async (name: string, providerSays: string) => {
      const channel = slack.channelId(["one", "two", "three", "four", "five", "six"][used++] ?? "");
      const workspace = await openSlackWorkspace(database(), slack, channel, {
        addresses: ["sales@ours.test", "info@ours.test"],
      });
      all.push(workspace);
      // People are found in the oldest workspace that has them: only this one may have them now.
      await workspace.prisma.chatIdentity.deleteMany({});
      await workspace.prisma
        .$executeRaw`UPDATE member SET email = id || '@gone.test' WHERE workspace_id <> ${workspace.workspaceId}::uuid`;
      const { ctx, prisma, client, user, clock, messages, deliverAll, members, mailboxId, provider } =
        workspace;
      const from = {
        calls: slack.calls.length,
        heard: slack.heard.length,
        views: slack.windows.views.length,
      };
      await aCampaign(workspace, { name: "Spring", leads: 3 });
      await nameWorkspace(workspace, name);
      const lost = await lose(workspace);
      const incident = await prisma.incident.findUniqueOrThrow({ where: { id: lost.incidentId } });
      const diagnosis = incident.diagnosis as { evidence: { line: string }[] };
      const said = {
        ...diagnosis,
        evidence: diagnosis.evidence.map((each) => ({ ...each, line: providerSays })),
      };
      await prisma.incident.update({ where: { id: lost.incidentId }, data: { diagnosis: said as never } });
      const say = async () => {
        for (let round = 0; round < 3; round++) await deliverAll();
      };
      await say();
      const [message] = await messages();
      const alert = seen(message?.blocks);
      const where = { channel, ts: message?.ts ?? "" };
      const press = async (who: keyof typeof people, button: SeenButton | undefined) =>
        toldIn(await client.press({ user: user(who) }, button ?? { label: "" }, where));
      const labelled = (label: string) => alert.buttons.find((button) => button.label === label);
      const answers: string[] = [];
      const answered = async (asked: ReturnType<typeof press>) => {
        const told = await asked;
        answers.push(told.lines[0] ?? "");
        return told;
      };
      for (const label of ["Reconnect", "Why?", "Snooze", "I'm on it", "More…"]) {
        await answered(press("cy", labelled(label)));
        await answered(press("ben", labelled(label)));
      }
      const refused = await press("cy", labelled("Reconnect"));
      await answered(press("cy", refused.buttons[0]));
      const command = async (text: string) =>
        answered(client.command({ user: user("ben") }, text, channel).then(toldIn));
      for (const text of [
        "status",
        "mailboxes",
        "campaigns",
        "settings",
        "why sales@ours.test",
        `pause ${name}`,
      ])
        await command(text);
      await say();
      const home = {
        type: "app_home_opened",
        user: user("ben"),
        tab: "home",
        channel: "D1",
        event_ts: "1.1",
      };
      await client.event(home);

      const before = slack.windows.views.length;
      const list = { label: "", action: "press:mailboxes", value: lost.incidentId };
      await client.press({ user: user("ben") }, list, where);
      await opened(slack, before);

      clock.time = new Date(MONDAY.getTime() + 60_000);
      await finishReconnect(ctx, await prove(workspace, lost));
      await say();

      slack.faults.plan("chat.postMessage", { kind: "refuses", error: "token_revoked" }, 500);
      const second = await lose(workspace, workspace.mailboxIds[1]);
      await say();
      clock.time = new Date(MONDAY.getTime() + 7 * 60_000);
      await seeReached(ctx, second.incidentId);
      await say();
      slack.faults.clear();

      await command("drill sales@ours.test");
      await say();
      const [begun] = await prisma.drill.findMany({ where: { mailboxId } });
      const drill = await ctx.store.drills.get(begun?.id ?? "");
      if (drill !== null) await rehearse(ctx, drill, members.ben, "rehearsal");
      await say();

      const sent = {
        calls: slack.calls
          .slice(from.calls)
          .map(({ args }) => ({ text: args.text, blocks: args.blocks, view: args.view })),
        heard: slack.heard.slice(from.heard).map(({ text, blocks }) => ({ text, blocks })),
        views: slack.windows.views.slice(from.views).map(({ blocks }) => blocks),
      };
      return { sent, answers, alert, letters: provider.accepted() };
    };

    it("are shown as they are, call nobody, lead nowhere, and turn nothing round", async () => {
      const name = "<!channel> `x` *b* https://evil.test/login <@U1> \u202eevil\u2066\u200b\u200f :tada:";
      const { sent, letters } = await live(
        name,
        "535 <https://evil.test|here> `*no*` <!here>\u202e\n5.7.8 &lt;b&gt;",
      );
      const ours = (link: unknown) => !JSON.stringify(link).includes("evil.test");
      expect(markupIn(sent).filter((link) => !ours(link))).toEqual([]);
      expect(markupIn(sent).map((each) => (each as { type: string }).type)).not.toContain("broadcast");
      expect(JSON.stringify(sent)).not.toMatch(TRICKS);
      expect(JSON.stringify(sent)).toContain("<!channel> `x` *b* https://evil.test/login <@U1> evil :tada:");
      expect(letters.length).toBeGreaterThan(0);
    });

    it("of 10,000 characters leave room for what somebody can do", async () => {
      const { answers } = await live("W".repeat(10_000), `535 ${"no ".repeat(4_000)}`);
      expect(answers.length).toBeGreaterThan(15);
      expect(answers.filter((answer) => answer.length > 1_000 || !/[.:]$/.test(answer))).toEqual([]);
    });

    it("that nobody sees are not empty texts, which Slack refuses", async () => {
      await live("\u200b\u200f \u2060", "\u200b\u202e");
    });

    it("that somebody types leave room for what they can do too", async () => {
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId("six"));
      all.push(workspace);
      const { client, user, channel } = workspace;
      const long = "w".repeat(9_000);
      for (const text of [long, `why ${long}@x.test`, `pause ${long}`, `drill ${long}`, `settings ${long}`]) {
        const { lines } = await toldIn(await client.command({ user: user("ben") }, text, channel));
        expect(lines[0]).toMatch(/w…w+.*[.?]$/);
      }
    });
  }));
