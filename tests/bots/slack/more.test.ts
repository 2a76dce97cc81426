import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { askForAlert } from "../../../src/core/incident/ask-for-alert.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign, said } from "../../core/world.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../a-lost-mailbox.ts";
import { choicesIn, opened, openSlackWorkspace, type SlackWorkspace, toldIn } from "./slack-workspace.ts";

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

describe("More… in an alert", () =>
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

    it("offers what each of them may do", async () => {
      const { more } = await alerted();
      const own = await more("ben");
      expect(own.lines).toEqual(["What else can be done about sales@ours.test:"]);
      expect(labels(own)).toEqual([
        "Hand to someone",
        "Let another mailbox take over",
        "Show mailboxes",
        "It isn't mine",
      ]);
      expect(labels(await more("ann"))).toEqual([
        "Hand to someone",
        "Let another mailbox take over",
        "Show mailboxes",
      ]);
      expect(labels(await more("cy"))).toEqual(["Show mailboxes"]);
      expect((await more("eve")).lines[0]).toMatch(/^Unpause does not know you yet/);
    });

    it("holds what an alert that an admin has to end has no room for", async () => {
      const {
        more,
        say,
        messages,
        prisma,
        incidentId,
        ctx,
        workspaceId,
        clock,
        client,
        user,
        button,
        channel,
      } = await alerted();
      const error =
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
      const diagnosis = diagnose({ provider: "microsoft", protocol: "smtp", credential: "password", error });
      await prisma.incident.update({
        where: { id: incidentId },
        data: { cause: diagnosis.cause, diagnosis: JSON.parse(JSON.stringify(diagnosis)) },
      });
      await said(ctx, (tx) => askForAlert(tx, workspaceId, incidentId, clock.time));
      await say();
      const [alert] = await messages();
      expect(labels(seen(alert?.blocks))).toEqual([
        "Check now",
        "Text for your admin",
        "I'm on it",
        "Snooze",
        "More…",
      ]);
      const own = await more("ben");
      expect(labels(own)).toEqual([
        "Reconnect",
        "Hand to someone",
        "Let another mailbox take over",
        "Show mailboxes",
        "Why?",
        "It isn't mine",
      ]);
      expect(labels(await more("cy"))).toEqual(["Show mailboxes", "Why?"]);
      const press = async (message: Parameters<typeof button>[0], label: string) =>
        (await toldIn(await client.press({ user: user("ben") }, button(message, label), { channel }))).lines;
      expect((await press(own, "Why?")).at(-1)).toContain(
        "SmtpClientAuthentication is disabled for the Tenant",
      );
      expect((await press(own, "Reconnect"))[0]).toContain("Open the page to reconnect");
      expect((await press(alert, "Check now"))[0]).toMatch(
        /^Unpause is signing in to see whether it works again/,
      );
    });

    it("hands it to somebody who may reconnect it: they are told who did, and everybody sees that they are on it", async () => {
      const { open, submit, say, facts, direct, members } = await alerted();
      const { title, view } = await open("ben", "Hand to someone");
      expect(title).toEqual("Hand it to someone");
      expect(choicesIn(view)).toEqual([{ label: "Ann (admin)", value: members.ann }]);
      const sent = await submit("ben", view, { member: members.ann });
      expect(sent.said).toMatchObject({ response_action: "update" });
      expect(sent.lines).toEqual(["Ann is on it now and is told in person. The alert shows it."]);
      await say();
      expect(await facts()).toContain("On it: Ann, since Mon 5 Jan, 10:00");
      expect((await direct("ann")).at(-1)?.lines[0]).toEqual(
        "🔴 Ben hands this over to you: sales@ours.test is disconnected: the password is no longer accepted",
      );
    });

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
        .toEqual(["Cy may not reconnect it, so nothing was changed. Choose somebody else."]);
      expect((await ctx.store.watches.get(incidentId))?.takenBy ?? null).toEqual(null);

      const other = { ...(await open("ben", "Hand to someone")).view, callback_id: "dialog:fire-somebody" };
      expect((await submit("ben", other, {})).lines).toEqual([
        "This window is from another version of Unpause. Please open it again.",
      ]);
      const lost = { ...(await open("ben", "Hand to someone")).view, private_metadata: '{"incidentId":"x"}' };
      expect((await submit("ben", lost, { member: members.ann })).lines).toEqual([
        "Unpause no longer knows what this is about. Press Status to see what needs somebody now.",
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

    it("lets another healthy mailbox take who was not written to yet; the receipt accounts for all of them", async () => {
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId(`alerts-${used++}`), {
        addresses: ["sales@ours.test", "info@ours.test"],
      });
      all.push(workspace);
      const { prisma, mailboxIds, client, user, channel, button, messages, ctx, clock } = workspace;
      const [sales = "", info = ""] = mailboxIds;
      const campaignId = await aCampaign(workspace, { name: "Spring", leads: 5 });
      const leads = await prisma.enrolment.findMany({ where: { campaignId }, orderBy: { dueAt: "asc" } });
      const [begun] = leads;
      await prisma.send.create({
        data: {
          enrolmentId: begun?.id ?? "",
          step: 1,
          workspaceId: workspace.workspaceId,
          campaignId,
          mailboxId: sales,
          messageId: `${begun?.id}@ours.test`,
          state: "accepted",
          transmittingAt: clock.time,
          settledAt: clock.time,
          settledBy: "reply",
        },
      });
      await prisma.enrolment.update({ where: { id: begun?.id ?? "" }, data: { nextStep: 2 } });
      const lost = await lose(workspace);
      await workspace.deliverAll();
      await workspace.deliverAll();
      const [message] = await messages();
      const where = { channel, ts: message?.ts ?? "" };
      const told = await toldIn(await client.press({ user: user("ben") }, button(message, "More…"), where));
      const before = slack.windows.views.length;
      await client.press({ user: user("ben") }, button(told, "Let another mailbox take over"), { channel });
      const { view, lines } = await opened(slack, before);
      expect(lines[0]).toMatch(/^4 leads had no message yet\./);
      expect(choicesIn(view)).toEqual([{ label: "info@ours.test", value: info }]);
      await client.submit({ user: user("ben") }, view, { mailbox: info });
      await expect
        .poll(() => seen(slack.windows.find(view.id)?.blocks).lines)
        .toEqual([
          "4 leads go on from info@ours.test, spread over its days. The others wait where they are.",
        ]);

      const of = (mailboxId: string) => prisma.enrolment.count({ where: { campaignId, mailboxId } });
      expect([await of(sales), await of(info)]).toEqual([1, 4]);
      expect((await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).state).toEqual(
        "running",
      );

      await finishReconnect(ctx, await prove(workspace, lost));
      const receipt = await ctx.store.receipts.get(lost.disconnectionId);
      expect(receipt?.body).toMatchObject({
        leads: { before: 1, after: 1, added: 0 },
        given: [{ address: "info@ours.test", leads: 4 }],
        everyLeadAccountedFor: true,
      });
    });

    it("It isn't mine: others are called from then on, and an admin says whose it is", async () => {
      const { more, client, user, channel, button, say, facts, direct, ctx, mailboxId, submit, members } =
        await alerted();
      const told = await toldIn(
        await client.press({ user: user("ben") }, button(await more("ben"), "It isn't mine"), { channel }),
      );
      expect(told.lines).toEqual([
        "Thank you. You are no longer reminded of sales@ours.test. Ann is asked who owns it; until that is settled you can still reconnect it.",
      ]);
      await say();
      expect(await facts()).toContain("Who can fix it: Ann");
      const place = (await slack.eye.conversations.open({ users: user("ann") })).channel?.id ?? "";
      // She has the alert for herself by now, too.
      const question = async () =>
        (await slack.messages(place)).findLast(({ blocks }) =>
          labels(seen(blocks)).includes("Choose the owner"),
        );
      const ts = (await question())?.ts ?? "";
      const asked = seen((await question())?.blocks);
      expect(asked.lines[0]).toEqual("🔴 Ben says that sales@ours.test is not theirs");

      const choose = asked.buttons.find(({ label }) => label === "Choose the owner") as SeenButton;
      // Ann looks, closes the window again and thinks: what she needs is still there, and in More… too.
      const looked = slack.windows.views.length;
      await client.press({ user: user("ann") }, choose, { channel: place, ts });
      await opened(slack, looked);
      await say();
      expect(seen((await question())?.blocks)).toEqual(asked);
      expect(labels(await more("ann"))).toContain("Choose the owner");

      const before = slack.windows.views.length;
      await client.press({ user: user("ann") }, choose, { channel: place, ts });
      const { view } = await opened(slack, before);
      expect((await submit("ann", view, { member: members.cy })).lines).toEqual([
        "Cy owns sales@ours.test now and is told in person.",
      ]);
      expect(await ctx.store.mailboxes.get(mailboxId)).toMatchObject({ ownerId: members.cy });
      await say();
      expect(await facts()).toContain("Who can fix it: Cy (owner)");
      expect((await direct("cy")).at(-1)?.lines[0]).toMatch(
        /^🔴 Ann hands this over to you: sales@ours\.test/,
      );
    });

    it("uses the right to open a window in time, even where Slack is slow to say who somebody is", async () => {
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

    it("says that it is over, whatever was open", async () => {
      const { open, submit, members, incidentId, ...workspace } = await alerted();
      const { view } = await open("ben", "Hand to someone");
      await endIncident(workspace, incidentId);
      expect((await submit("ben", view, { member: members.ann })).lines[0]).toMatch(
        /^There is nothing left to do: sales@ours\.test was fixed/,
      );
    });
  }));
