import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openReconnectLink } from "../../../../src/core/reconnect/open-reconnect-link.ts";
import { MONDAY } from "../../../core/world.ts";
import { seen } from "../../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../../a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace, toldIn } from "../slack-workspace.ts";

const PEOPLE = {
  ann: "ann@acme.test",
  ben: "ben@acme.test",
  cy: "cy@acme.test",
  eve: "eve@elsewhere.test",
};

let slack: Slack;
let used = 0;
beforeAll(async () => {
  const channels = Array.from({ length: 60 }, (_, number) => `alerts-${number}`);
  slack = await startSlack({
    channels,
    people: { ...PEOPLE, mallory: "ben2@acme.test" },
    unconfirmed: ["mallory"],
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => {
  expect(slack.refused).toEqual([]);
  slack.faults.clear();
});

describe("a button in an alert", () =>
  onEachDatabase((database) => {
    const opened: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of opened) await workspace[Symbol.asyncDispose]();
    });

    /** A mailbox of Ben's is lost, and its alert stands in the channel. */
    const alerted = async () => {
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId(`alerts-${used++}`));
      opened.push(workspace);
      const lost = await loseMailbox(workspace);
      await workspace.deliverAll();
      const [message] = await workspace.messages();
      const { channel, client, button } = workspace;
      const ts = message?.ts ?? "";
      const press = (
        name: keyof typeof PEOPLE,
        label: string,
        more: { trigger?: string; team?: string } = {},
      ) => client.press({ user: workspace.user(name), ...more }, button(message, label), { channel, ts });
      return { ...workspace, ...lost, message, ts, press };
    };
    const tokenIn = (url = "") => url.replace("https://unpause.test/reconnect/", "");

    it("Reconnect opens a window for the owner alone: their link, and the numbers of which its page shows one", async () => {
      const { press, ctx, members, mailboxId } = await alerted();
      const pressed = await press("ben", "Reconnect");
      expect(pressed).toMatchObject({ status: 200, body: "" });

      const { lines, buttons, fields } = await toldIn(pressed);
      expect(lines).toEqual([
        "Open the page to reconnect sales@ours.test. Only you can use this link. It works once and expires at Mon 5 Jan, 10:30.",
        "Press the number that the page shows:",
      ]);
      const [page, ...numbers] = buttons;
      expect(page).toEqual({
        label: "Enter the password",
        url: expect.stringMatching(/^https:\/\/unpause\.test\/reconnect\/[\w-]{43}$/),
      });
      const shown = numbers.map(({ label }) => Number(label));
      expect(shown).toEqual([...new Set(shown)].sort((one, other) => one - other));
      expect(shown).toHaveLength(5);
      expect(fields).toEqual({});
      expect(pressed.heard()).toEqual([]);
      expect(await openReconnectLink(ctx, tokenIn(page?.url))).toMatchObject({
        kind: "open",
        member: { id: members.ben },
        mailbox: { id: mailboxId },
      });
    });

    it("knows a person from their first press on, without asking Slack again", async () => {
      const { press, user } = await alerted();
      await toldIn(await press("ben", "Reconnect"));
      const asked = slack.calls.length;
      await toldIn(await press("ben", "Reconnect"));
      const methods = slack.calls.slice(asked).map(({ method }) => method);
      expect(methods).toContain("views.open");
      expect(methods.filter((method) => method.startsWith("users."))).toEqual([]);
      expect(user("ben")).toMatch(/^U/);
    });

    it("Reconnect tells who may not, and who may; one press asks them, once", async () => {
      const { press, client, channel, user, deliverAll, button } = await alerted();
      const refused = await toldIn(await press("cy", "Reconnect"));
      expect(refused).toMatchObject({
        lines: ["You cannot reconnect sales@ours.test: it is not yours. Ben (owner) and Ann can."],
        buttons: [{ label: "Ask Ben", action: "press:ask" }],
      });

      const ask = () => client.press({ user: user("cy") }, button(refused, "Ask Ben"), { channel });
      const asked = await ask();
      expect((await toldIn(asked)).lines).toEqual([
        "Ben is asked in a direct message. The message here changes when it is fixed.",
      ]);
      expect(asked.heard()).toMatchObject([{ replace_original: true }]);
      expect((await toldIn(await ask())).lines).toEqual([
        "You have asked Ben already. The message here changes when it is fixed.",
      ]);
      await deliverAll();

      const direct = await slack.eye.conversations.open({ users: user("ben") });
      const messages = await slack.messages(direct.channel?.id ?? "");
      expect(messages.map(({ blocks }) => seen(blocks).lines[0])).toContain(
        "🔴 Cy asks you to have a look: sales@ours.test is disconnected: the password is no longer accepted",
      );
    });

    it("Why? shows the provider's own words and what decided", async () => {
      const { press } = await alerted();
      expect((await toldIn(await press("cy", "Why?"))).lines).toEqual([
        "The provider refuses the user name and password we have, as it does after the password was changed or reset. " +
          "It is likely: this is what the answer usually means.",
        "What decided: 535, 5.7.8",
        expect.stringMatching(/^Where we learned that: /),
        "535 5.7.8 Error: authentication failed",
      ]);
    });

    it("says after the end who fixed it and when, and repaints an old message", async () => {
      const {
        press,
        ctx,
        clock,
        incidentId,
        disconnectionId,
        mailboxId,
        members,
        workspaceId,
        ...workspace
      } = await alerted();
      const mailbox = await ctx.store.mailboxes.get(mailboxId);
      if (mailbox === null) throw new Error("no mailbox");
      const reconnectId = await ctx.store.reconnects.start({
        workspaceId,
        mailboxId,
        disconnectionId,
        memberId: members.ann,
        sealed: ctx.secrets.seal("new", mailboxId),
        subject: null,
        tenant: null,
        server: { userName: mailbox.userName, smtp: mailbox.smtp, imap: mailbox.imap },
        folders: {},
        startedAt: clock.time,
      });
      clock.time = new Date(MONDAY.getTime() + 4 * 3_600_000);
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      expect(reconnectId).not.toEqual(null);

      // The edit that tells of the end has not come through yet: the old message still has its button.
      expect((await toldIn(await press("cy", "Reconnect"))).lines).toEqual([
        "There is nothing left to do: sales@ours.test was fixed by Ann at Mon 5 Jan, 14:00, and its leads went on where they were.",
      ]);
      await workspace.deliverAll();
      const [message, ...more] = await workspace.messages();
      expect(more).toEqual([]);
      expect(seen(message?.blocks).lines[0]).toEqual("🟢 sales@ours.test is connected again");
    });

    it("repaints a second message about the same incident, which nothing else would", async () => {
      const {
        client,
        user,
        channel,
        message,
        button,
        deliverAll,
        messages,
        ctx,
        clock,
        incidentId,
        workspaceId,
      } = await alerted();
      const copy = await slack.eye.chat.postMessage({
        channel,
        text: "old",
        blocks: message?.blocks as never,
      });
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      await deliverAll();
      await toldIn(
        await client.press({ user: user("ben") }, button(message, "Reconnect"), {
          channel,
          ts: copy.ts ?? "",
        }),
      );
      await deliverAll();
      expect((await messages()).map(({ blocks }) => seen(blocks).lines[0])).toEqual([
        "🟢 sales@ours.test is connected again",
        "🟢 sales@ours.test is connected again",
      ]);
    });

    it("brings the alert back where somebody deleted it", async () => {
      const { press, channel, ts, ctx, clock, incidentId, workspaceId, deliverAll, messages } =
        await alerted();
      await endIncident({ ctx, clock, workspaceId }, incidentId);
      await deliverAll();
      await slack.eye.chat.delete({ channel, ts });
      await toldIn(await press("ben", "Reconnect"));
      await deliverAll();
      await deliverAll();
      expect((await messages()).map(({ blocks }) => seen(blocks).lines[0])).toEqual([
        "🟢 sales@ours.test is connected again",
      ]);
    });

    it("does nothing for who is not known, not confirmed, or of another company", async () => {
      const { press, client, channel, message, button, ts, ctx, workspaceId, clock } = await alerted();
      // Somebody has this address in Unpause; whoever says in Slack that it is theirs has not shown it.
      const victim = { name: "Ben Two", email: "ben2@acme.test", role: "admin" } as const;
      expect(await ctx.store.members.add(workspaceId, victim, clock.time)).not.toEqual(null);
      const stranger =
        "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.";
      expect((await toldIn(await press("eve", "Reconnect"))).lines).toEqual([stranger]);
      const mallory = await client.press({ user: slack.userId("mallory") }, button(message, "Reconnect"), {
        channel,
        ts,
      });
      expect((await toldIn(mallory)).lines).toEqual([stranger]);
      expect((await toldIn(await press("ben", "Reconnect", { team: "T0OTHERS" }))).lines).toEqual([
        "This is for the people of the Slack workspace that Unpause belongs to.",
      ]);
    });

    it("does nothing for a member who left", async () => {
      const { press, ctx, members, prisma } = await alerted();
      await toldIn(await press("cy", "Why?"));
      await prisma.member.delete({ where: { id: members.cy } });
      expect((await toldIn(await press("cy", "Why?"))).lines[0]).toMatch(/^Unpause does not know you yet/);
      expect(await ctx.store.members.byChatUser("slack", slack.userId("cy"))).not.toContainEqual(
        expect.objectContaining({ id: members.cy }),
      );
    });

    it("is pressed once, however often the press is delivered", async () => {
      const { press } = await alerted();
      const before = slack.windows.views.length;
      const trigger = crypto.randomUUID();
      const first = await press("ben", "Reconnect", { trigger });
      await toldIn(first);
      await Promise.all(Array.from({ length: 4 }, () => press("ben", "Reconnect", { trigger })));
      await toldIn(await press("ben", "Reconnect"));
      expect(first.heard().length).toEqual(0);
      expect(slack.windows.views.length - before).toEqual(2);
    });

    it("is pressed once, and a window sent once, whichever of two processes Slack delivers it to", async () => {
      const { client, another, user, channel, ts, message, button, incidentId, ctx, members, prisma } =
        await alerted();
      const clients = [client, await another()];
      const trigger = crypto.randomUUID();
      const where = { channel, ts };
      const press = (label: string) =>
        Promise.all(
          [0, 1, 0, 1].map((at) =>
            clients[at]?.press({ user: user("ben"), trigger }, button(message, label), where),
          ),
        );
      const [first] = await press("I'm on it");
      if (first === undefined) throw new Error("not pressed");
      expect((await toldIn(first)).lines[0]).toMatch(/^You are on it/);

      const more = await toldIn(await client.press({ user: user("ben") }, button(message, "More…"), where));
      const before = slack.windows.views.length;
      await client.press({ user: user("ben") }, button(more, "Hand to someone"), { channel });
      await expect.poll(() => slack.windows.views[before]?.callback_id).toEqual("dialog:hand-over");
      const view = slack.windows.views[before];
      if (view === undefined) throw new Error("no window");
      const updates = () =>
        slack.calls.filter(({ method, args }) => method === "views.update" && args.view_id === view.id);
      const known = updates().length;
      await Promise.all(
        [0, 1, 0, 1].map((at) => clients[at]?.submit({ user: user("ben") }, view, { member: members.ann })),
      );
      await expect
        .poll(async () => (await ctx.store.watches.get(incidentId))?.takenBy?.id)
        .toEqual(members.ann);
      await expect.poll(() => updates().length).toEqual(known + 1);
      expect(
        await prisma.outboxItem.count({ where: { key: `hand-over:${incidentId}:${members.ann}` } }),
      ).toEqual(1);
      // By now the other three would have been answered too.
      expect(first.heard().length).toEqual(1);
    });

    it("of another version, or about what is no longer known, is answered in words", async () => {
      const { client, user, channel, ts, incidentId } = await alerted();
      const press = (action: string, value: string) =>
        client.press({ user: user("ben") }, { label: "", action, value }, { channel, ts });
      expect((await toldIn(await press("restart", incidentId))).lines).toEqual([
        "This button is from another version of Unpause. The message is brought up to date.",
      ]);
      for (const value of [crypto.randomUUID(), "'; DROP TABLE incident; --"]) {
        expect((await toldIn(await press("press:reconnect", value))).lines).toEqual([
          "Unpause no longer knows what this is about. Press Status to see what needs somebody now.",
        ]);
      }
    });

    it("answers in a direct message where Slack takes no answer to the press", async () => {
      const { press, user } = await alerted();
      slack.faults.plan("response_url", { kind: "breaks", status: 500 });
      const pressed = await press("ann", "Why?");
      const direct = await slack.eye.conversations.open({ users: user("ann") });
      await expect
        .poll(async () => (await slack.messages(direct.channel?.id ?? "")).at(-1)?.text)
        .toMatch(/^The provider refuses the user name/);
      expect(pressed.heard()).toEqual([]);
    });

    it("is answered as soon as Slack wants to be called again, where it takes nothing for the moment", async () => {
      const { press } = await alerted();
      slack.faults.plan("response_url", { kind: "breaks", status: 500 });
      slack.faults.plan("chat.postMessage", { kind: "limits", retryAfter: 1 });
      const direct = await slack.eye.conversations.open({ users: slack.userId("cy") });
      const place = direct.channel?.id ?? "";
      const before = (await slack.messages(place)).length;
      await press("cy", "Why?");
      await expect
        .poll(async () => (await slack.messages(place)).slice(before).at(-1)?.text)
        .toMatch(/^The provider refuses the user name/);
    });

    it("says so when Slack does not tell who somebody is, and does it at the next press", async () => {
      const { press } = await alerted();
      slack.faults.plan("users.info", { kind: "breaks", status: 503 });
      expect((await toldIn(await press("ann", "Reconnect"))).lines).toEqual([
        "That did not work: something is wrong on our side, and it is written down. Please try again in a minute.",
      ]);
      expect((await toldIn(await press("ann", "Reconnect"))).buttons[0]).toMatchObject({
        label: "Enter the password",
      });
    });
  }));

describe("what arrives at /slack/events", () =>
  onEachDatabase((database) => {
    let workspace: SlackWorkspace;
    beforeAll(async () => {
      workspace = await openSlackWorkspace(database(), slack, slack.channelId("alerts-59"));
    });
    afterAll(() => workspace[Symbol.asyncDispose]());

    it("is refused without Slack's own signature, or when it is dated more than five minutes from now", async () => {
      const { client } = workspace;
      const refused = {
        status: 401,
        body: "The signature is not Slack's, or the request is not of the last five minutes.",
      };
      const body = { type: "url_verification", challenge: "c" };
      const now = Math.floor(Date.now() / 1000);
      expect(await client.json(body, { secret: "another one" })).toEqual(refused);
      expect(await client.json(body, { at: now - 301 })).toEqual(refused);
      expect(await client.json(body, { at: now + 360 })).toEqual(refused);
      expect(await client.json(body, { headers: { "x-slack-signature": "v0=00" } })).toEqual(refused);
      expect(await client.json(body, { headers: { "x-slack-request-timestamp": "soon" } })).toEqual(refused);
      expect(await client.json(body, { at: now - 200 })).toEqual({ status: 200, body: '{"challenge":"c"}' });
    });

    it("is refused in words when it is no payload, and when it is too large", async () => {
      const { client } = workspace;
      const nothing = { status: 400, body: "This is not a payload of Slack's." };
      expect(await client.send("{", "application/json")).toEqual(nothing);
      expect(await client.send('"text"', "application/json")).toEqual(nothing);
      expect(await client.form({ payload: "{" })).toEqual(nothing);
      expect(await client.json({ text: "x".repeat(2_000_000) })).toMatchObject({ status: 413 });
      expect(await client.json({ type: "nobody knows" })).toEqual({ status: 200, body: "" });
    });
  }));
