import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { loseMailbox } from "../a-lost-mailbox.ts";
import { opened, openSlackWorkspace, type SlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
beforeAll(async () => {
  slack = await startSlack({
    channels: Array.from({ length: 40 }, (_, number) => `alerts-${number}`),
    people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test", eve: "eve@elsewhere.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => {
  expect(slack.refused).toEqual([]);
  slack.faults.clear();
});

type Name = "ann" | "ben" | "cy" | "eve";

describe("a window of Slack", () =>
  onEachDatabase((database) => {
    const all: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of all) await workspace[Symbol.asyncDispose]();
    });

    /** A mailbox of Ben's is lost, its alert stands in the channel, and somebody looks for more. */
    const alerted = async (addresses?: string[]) => {
      const channel = slack.channelId(`alerts-${used++}`);
      const workspace = await openSlackWorkspace(database(), slack, channel, {
        ...(addresses && { addresses }),
      });
      all.push(workspace);
      const { client, user, button, messages, deliverAll } = workspace;
      const lost = await loseMailbox(workspace);
      const say = async () => {
        for (let round = 0; round < 3; round++) await deliverAll();
      };
      await say();
      const more = async (name: Name) => {
        const [message] = await messages();
        const where = { channel, ts: message?.ts ?? "" };
        return toldIn(await client.press({ user: user(name) }, button(message, "More…"), where));
      };
      /** @returns the window that this opens */
      const open = async (name: Name, label: string) => {
        const before = slack.windows.views.length;
        await client.press({ user: user(name) }, button(await more(name), label), { channel });
        return opened(slack, before);
      };
      const submit = async (name: Name, view: Awaited<ReturnType<typeof open>>["view"], filled: object) => {
        const sent = await client.submit({ user: user(name) }, view, { ...filled });
        await expect
          .poll(() => seen(slack.windows.find(view.id)?.blocks).lines[0])
          .not.toMatch(/^Unpause is working on it/);
        return { ...sent, ...seen(slack.windows.find(view.id)?.blocks) };
      };
      const direct = async (name: Name) => {
        const { channel: place } = await slack.eye.conversations.open({ users: slack.userId(name) });
        return (await slack.messages(place?.id ?? "")).map(({ blocks }) => seen(blocks));
      };
      const facts = async () => seen((await messages())[0]?.blocks).lines;
      return { ...workspace, ...lost, say, more, open, submit, direct, facts };
    };
    const labels = ({ buttons }: { buttons: SeenButton[] }) => buttons.map(({ label }) => label);

    it("does what a window was sent for once, and only for who may, whatever comes back in it", async () => {
      const { open, client, user, submit, ctx, incidentId, members } = await alerted();
      const { view } = await open("ben", "Hand to someone");
      const cy = await submit("cy", view, { member: members.ann });
      expect(cy.lines).toEqual([
        "You cannot look after sales@ours.test: it is not yours. Ben (owner) and Ann can.",
      ]);
      const again = await open("ben", "Hand to someone");
      await Promise.all(
        Array.from({ length: 3 }, () =>
          client.submit({ user: user("ben") }, again.view, { member: members.cy }),
        ),
      );
      await expect
        .poll(() => seen(slack.windows.find(again.view.id)?.blocks).lines)
        .toEqual(["Cy may not reconnect it, so nothing was changed. Choose another member."]);
      expect((await ctx.store.watches.get(incidentId))?.takenBy ?? null).toEqual(null);

      const other = { ...(await open("ben", "Hand to someone")).view, callback_id: "dialog:fire-somebody" };
      expect((await submit("ben", other, {})).lines).toEqual([
        "This window is from another version of Unpause. Please open it again.",
      ]);
      const lost = { ...(await open("ben", "Hand to someone")).view, private_metadata: '{"incidentId":"x"}' };
      expect((await submit("ben", lost, { member: members.ann })).lines).toEqual([
        "Unpause no longer knows what this is about. Press Status to see what needs attention now.",
      ]);
      const empty = await open("ben", "Hand to someone");
      expect((await submit("ben", empty.view, { member: "not an id" })).lines).toEqual([
        "Nobody was chosen, so nothing was changed.",
      ]);
    });

    it("lists the mailboxes in portions, and searches them by address and owner", async () => {
      const addresses = Array.from({ length: 23 }, (_, number) => `box${10 + number}@ours.test`);
      const workspace = await alerted(addresses);
      const { open, client, user, prisma, incidentId, mailboxIds } = workspace;
      for (const id of mailboxIds.slice(1)) await loseMailbox(workspace, id);
      const disconnections = { mailboxId: { in: [...mailboxIds] } };
      await prisma.disconnection.updateMany({ where: disconnections, data: { incidentId } });
      const first = await open("cy", "Show mailboxes");
      expect(first.lines.slice(0, 2)).toEqual([
        "23 mailboxes are part of this.",
        "box10@ours.test: waits for Ben",
      ]);
      expect(first.lines.length).toEqual(11);
      expect(labels(first)).toEqual(["Reconnect", "More (2 of 3)"]);

      const now = () => seen(slack.windows.find(first.view.id)?.blocks);
      const pressIn = (pressed: SeenButton) =>
        client.press({ user: user("cy") }, pressed, slack.windows.find(first.view.id) ?? first.view);
      await pressIn(first.buttons.find(({ label }) => label.startsWith("More")) as SeenButton);
      await expect.poll(() => labels(now())).toEqual(["Reconnect", "Back (1 of 3)", "More (3 of 3)"]);
      await pressIn({ label: "", action: "turn:search", typed: " OX30" });
      await expect
        .poll(() => now().lines)
        .toEqual([
          "1 mailbox has “OX30” in the address or the owner's name.",
          "box30@ours.test: waits for Ben",
        ]);
      await pressIn({ label: "", action: "turn:search", typed: "%_'; --" });
      await expect
        .poll(() => now().lines)
        .toEqual(["No mailbox of this has “%_'; --” in its address or its owner's name."]);

      await pressIn({ label: "", action: "turn:search", typed: "%" });
      await expect.poll(() => now().lines[0]).toMatch(/^No mailbox of this has “%”/);
      await pressIn({ label: "", action: "turn:search", typed: "bEN" });
      await expect
        .poll(() => now().lines[0])
        .toEqual("23 mailboxes have “bEN” in the address or the owner's name.");

      // The button of the window searches too, again and again.
      for (const number of ["21", "22"]) {
        const view = slack.windows.find(first.view.id) ?? first.view;
        await client.submit({ user: user("cy") }, view, { "turn:search": number });
        await expect.poll(() => now().lines.at(-1)).toEqual(`box${number}@ours.test: waits for Ben`);
      }
    });

    it("uses the right to open a window in time, even where Slack is slow to say who a person is", async () => {
      const { client, user, channel, incidentId } = await alerted();
      const before = slack.windows.views.length;
      // The first press of somebody asks Slack who they are.
      slack.faults.plan("users.info", { kind: "slow", ms: 4_000 });
      const list = { label: "Show mailboxes", action: "press:mailboxes", value: incidentId };
      await client.press({ user: user("cy") }, list, { channel });
      const { lines } = await opened(slack, before);
      expect(lines[0]).toEqual("1 mailbox is part of this.");
    }, 20_000);

    it("answers in words where no window can be opened any more", async () => {
      const { more, client, user, channel, button } = await alerted();
      const told = await more("ben");
      slack.faults.plan("views.open", { kind: "refuses", error: "expired_trigger_id" });
      const pressed = await client.press({ user: user("ben") }, button(told, "Show mailboxes"), { channel });
      expect((await toldIn(pressed)).lines[0]).toEqual("1 mailbox is part of this.");
    });
  }));
