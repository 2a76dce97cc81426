import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { askForAlert } from "../../src/core/incident/ask-for-alert.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign, said } from "../core/world.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import type { Seen } from "./driver.ts";
import { inEachChat } from "./in-each-chat.ts";

describe("More… in an alert", () =>
  inEachChat(({ open, chat }) => {
    /** A mailbox of Ben's is lost, its alert stands in the channel, and somebody looks for more. */
    const alerted = async (addresses?: string[]) => {
      const workspace = await open(addresses && { addresses });
      const lost = await loseMailbox(workspace);
      const { press, say, messages } = workspace;
      await say();
      const more = (name: string) => press(name, "More…");
      const facts = async () => (await messages())[0]?.lines;
      return { ...workspace, ...lost, more, facts };
    };
    const labels = ({ buttons }: Seen) => buttons.map(({ label }) => label);

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
      const { more, say, messages, prisma, incidentId, ctx, workspaceId, clock, press } = await alerted();
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
      expect(alert && labels(alert)).toEqual([
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
      expect((await own.press("Why?")).lines.at(-1)).toContain(
        "SmtpClientAuthentication is disabled for the Tenant",
      );
      expect((await own.press("Reconnect")).lines[0]).toContain("Open the page to reconnect");
      expect((await press("ben", "Check now")).lines[0]).toMatch(
        /^Unpause is signing in to see whether it works again/,
      );
    });

    it("hands it to a person who may reconnect it: they are told who did, and everybody sees that they are on it", async () => {
      const { more, say, facts } = await alerted();
      const asked = await (await more("ben")).press("Hand to someone");
      const sent = await asked.choose("Ann (admin)");
      expect(sent.lines).toEqual(["Ann is on it now and gets a direct message. The alert shows it."]);
      await say();
      expect(await facts()).toContain("On it: Ann, since Mon 5 Jan, 10:00");
      expect((await chat().direct("ann")).at(-1)?.lines[0]).toEqual(
        "🔴 Ben hands this over to you: sales@ours.test is disconnected: the password is no longer accepted",
      );
    });

    it("lists the mailboxes in portions", async () => {
      const addresses = Array.from({ length: 23 }, (_, number) => `box${10 + number}@ours.test`);
      const workspace = await alerted(addresses);
      const { more, prisma, incidentId, mailboxIds } = workspace;
      for (const id of mailboxIds.slice(1)) await loseMailbox(workspace, id);
      const disconnections = { mailboxId: { in: [...mailboxIds] } };
      await prisma.disconnection.updateMany({ where: disconnections, data: { incidentId } });
      const first = await (await more("cy")).press("Show mailboxes");
      expect(first.lines).toHaveLength(11);
      expect(first.lines.slice(0, 2)).toEqual([
        "23 mailboxes are part of this.",
        "box10@ours.test: waits for Ben",
      ]);
      expect(labels(first)).toEqual(["Reconnect", "More (2 of 3)"]);
      const second = await first.press("More (2 of 3)");
      expect(second.lines[1]).toEqual("box20@ours.test: waits for Ben");
      expect(labels(second)).toEqual(["Reconnect", "Back (1 of 3)", "More (3 of 3)"]);
      expect((await second.press("More (3 of 3)")).lines.slice(1)).toEqual(
        [30, 31, 32].map((number) => `box${number}@ours.test: waits for Ben`),
      );
    });

    it("lets another healthy mailbox take leads that got no message yet; the receipt accounts for all of them", async () => {
      const workspace = await open({ addresses: ["sales@ours.test", "info@ours.test"] });
      const { prisma, mailboxIds, press, ctx, clock } = workspace;
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
      await workspace.say();
      const asked = await (await press("ben", "More…")).press("Let another mailbox take over");
      expect(asked.lines[0]).toMatch(/^4 leads had no message yet\./);
      expect((await asked.choose("info@ours.test")).lines).toEqual([
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
      const { more, say, facts, press, ctx, mailboxId, members } = await alerted();
      const told = await (await more("ben")).press("It isn't mine");
      expect(told.lines).toEqual([
        "Thank you. You are no longer reminded of sales@ours.test. Ann is asked who owns it. Until that is settled you can still reconnect it.",
      ]);
      await say();
      expect(await facts()).toContain("Who can fix it: Ann");
      // She has the alert for herself by now, too.
      const question = async () =>
        (await chat().direct("ann")).findLast((message) => labels(message).includes("Choose the owner"));
      const asked = await question();
      expect(asked?.lines[0]).toEqual("🔴 Ben says that sales@ours.test is not theirs");

      // Ann looks, closes it again and thinks: what she needs is still there, and in More… too.
      await press("ann", "Choose the owner", asked);
      await say();
      expect(await question()).toEqual(asked);
      expect(labels(await more("ann"))).toContain("Choose the owner");

      const choose = await press("ann", "Choose the owner", asked);
      expect((await choose.choose("Cy, cy@acme.test")).lines).toEqual([
        "Cy owns sales@ours.test now and gets a direct message about it.",
      ]);
      expect(await ctx.store.mailboxes.get(mailboxId)).toMatchObject({ ownerId: members.cy });
      await say();
      expect(await facts()).toContain("Who can fix it: Cy (owner)");
      expect((await chat().direct("cy")).at(-1)?.lines[0]).toMatch(
        /^🔴 Ann hands this over to you: sales@ours\.test/,
      );
    });

    it("says that it is over, whatever was open", async () => {
      const { more, incidentId, ...workspace } = await alerted();
      const asked = await (await more("ben")).press("Hand to someone");
      await endIncident(workspace, incidentId);
      expect((await asked.choose("Ann (admin)")).lines[0]).toMatch(
        /^There is nothing left to do: sales@ours\.test was fixed/,
      );
    });
  }));
