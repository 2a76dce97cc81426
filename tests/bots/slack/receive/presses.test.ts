import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../../setup/each-database.ts";
import { loseMailbox } from "../../a-lost-mailbox.ts";
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

describe("a button of Slack in an alert", () =>
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
