import { afterAll, beforeAll, expect, it } from "vitest";
import { PRESSES } from "../../src/core/alert/message-view.ts";
import { removeMember } from "../../src/core/removal/remove-member.ts";
import { loseMailbox } from "../bots/slack/a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace, toldIn } from "../bots/slack/slack-workspace.ts";
import { type Slack, startSlack } from "../hosts/slack-web-api.ts";
import { onPglite } from "../setup/each-database.ts";
import { memberOf } from "./a-full-workspace.ts";

const UNKNOWN =
  "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.";
/** Presses about a notice or a rehearsal find none under an incident's id. */
const NOT_THERE = "Unpause no longer knows what this is about. Press Status to see what needs somebody now.";
const COMMANDS = [
  "status",
  "mailboxes",
  "campaigns",
  "why sales@ours.test",
  "reconnect sales@ours.test",
  "pause Spring",
  "resume Spring",
  "drill sales@ours.test",
  "settings quiet 22:00-7:00",
  "settings here",
  "sign-in",
];

onPglite((database) => {
  let slack: Slack;
  let workspace: SlackWorkspace;
  beforeAll(async () => {
    slack = await startSlack({
      channels: ["alerts"],
      people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test", eve: "eve@elsewhere.test" },
    });
    workspace = await openSlackWorkspace(database(), slack, slack.channelId("alerts"));
  }, 60_000);
  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]();
    await slack?.[Symbol.asyncDispose]();
  });

  it("no press and no command acts for a stranger, or for a removed member whom the chat still knows", async () => {
    const { client, user, channel, ctx, members } = workspace;
    const { incidentId } = await loseMailbox(workspace);
    await workspace.deliverAll();
    const [message] = await workspace.messages();
    const ts = message?.ts ?? "";
    // The chat knows him from before.
    await toldIn(await client.command({ user: user("ben") }, "status", channel));
    const gone = await removeMember(ctx, await memberOf(workspace, members.ann), {
      memberId: members.ben,
      heirId: members.cy,
    });
    expect(gone.kind).toEqual("removed");
    const answers: string[] = [];
    for (const name of ["ben", "eve"] as const) {
      for (const press of PRESSES) {
        const button = { label: "", action: `press:${press}`, value: incidentId };
        const { lines } = await toldIn(await client.press({ user: user(name) }, button, { channel, ts }));
        if (![UNKNOWN, NOT_THERE].includes(lines[0] ?? "")) answers.push(`${name} ${press}: ${lines[0]}`);
      }
      for (const command of COMMANDS) {
        const { lines } = await toldIn(await client.command({ user: user(name) }, command, channel));
        if (lines[0] !== UNKNOWN) answers.push(`${name} ${command}: ${lines[0]}`);
      }
    }
    expect(answers).toEqual([]);
    expect((await ctx.store.watches.get(incidentId))?.takenBy ?? null).toEqual(null);
  }, 180_000);
});
