import { afterAll, beforeAll, expect, it } from "vitest";
import { openSlack } from "../../../src/bots/slack/receive/open-slack.ts";
import { openSlackWorkspaces } from "../../../src/bots/slack/workspaces/slack-workspaces.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { botKinds } from "../../../src/kinds.ts";
import { SIGNING_SECRET } from "../../hosts/slack/slack-client.ts";
import { commandPayload, eventPayload, heardBy, pressPayload } from "../../hosts/slack/slack-payloads.ts";
import { startSlackSocket } from "../../hosts/slack/slack-socket.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { loseMailbox, worldWithChannel } from "../a-lost-mailbox.ts";
import { toldIn } from "./slack-workspace.ts";

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack({ people: { ben: "ben@acme.test" } });
});
afterAll(() => slack[Symbol.asyncDispose]());

onEachDatabase((database) => {
  it("over a socket that the product opens, commands and presses are acknowledged and answered the same", async () => {
    const channel = slack.channelId("alerts");
    await using socket = await startSlackSocket(slack);
    await using world = await worldWithChannel(database(), channel);
    const { incidentId } = await loseMailbox(world);
    const config = {
      botToken: slack.botToken,
      appToken: "xapp-1",
      signingSecret: SIGNING_SECRET,
      apiUrl: slack.apiUrl,
    };
    const workspaces = openSlackWorkspaces(world.ctx, config);
    const bots = { kinds: botKinds, chats: chatsOf({ slack: workspaces.chatOf }) };
    await using _ = openSlack({ ...world.ctx, ...bots }, config, workspaces);
    const who = { user: slack.userId("ben") };
    const done = async (id: string) =>
      expect.poll(() => socket.acknowledged.map(({ envelope_id }) => envelope_id)).toContain(id);

    const told = (trigger: string) =>
      toldIn({ heard: heardBy(slack, trigger), view: () => slack.windows.openedFor(trigger) });

    const command = commandPayload(slack, who, "status", channel);
    await done(await socket.send("slash_commands", command));
    expect((await told(command.trigger_id)).lines[0]).toEqual("1 mailbox needs attention; 0 mailboxes work.");

    await socket.refresh();
    const button = { label: "Reconnect", action: "press:reconnect", value: incidentId };
    const press = pressPayload(slack, who, button, { channel, ts: "1.2" });
    slack.windows.give(press.trigger_id);
    await done(await socket.send("interactive", press));
    expect((await told(press.trigger_id)).buttons[0]).toMatchObject({ label: "Enter the password" });

    const opened = { type: "app_home_opened", user: who.user, tab: "home", channel: "D1", event_ts: "1" };
    await done(await socket.send("events_api", eventPayload(slack, opened, "Ev1")));
    await expect.poll(() => slack.calls.some(({ method }) => method === "views.publish")).toEqual(true);
    expect(slack.refused).toEqual([]);
  });
});
