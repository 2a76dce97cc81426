import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pauseCampaign } from "../../../src/core/campaign/pause-campaign.ts";
import { rewritePlaceholders } from "../../../src/core/campaign/placeholder/rewrite-placeholders.ts";
import { previewMessage } from "../../../src/core/campaign/preview-message.ts";
import { resumeCampaign } from "../../../src/core/campaign/resume-campaign.ts";
import { rollWindows } from "../../../src/core/campaign/roll-windows.ts";
import { startCampaign } from "../../../src/core/campaign/start-campaign.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { anAuthor, noon } from "./authoring.ts";

const DAY = 24 * 3_600_000;
const leadsCsv = "email,first_name\na@x.test,Ann\nb@x.test,Ben\n";

describe("the life of a campaign", () =>
  onEachDatabase((database) => {
    async function world(options = {}) {
      const author = await anAuthor(database(), options);
      const { ctx, workspaceId, memberId } = author;
      const by = (campaignId: string) => ({ workspaceId, memberId, campaignId });
      return {
        ...author,
        start: (id: string, more = {}) => startCampaign(ctx, { ...by(id), ...more }),
        pause: (id: string) => pauseCampaign(ctx, by(id)),
        resume: (id: string) => resumeCampaign(ctx, by(id)),
        async running(written = {}) {
          const id = await author.campaign(written);
          await author.importCsv(id, leadsCsv);
          await startCampaign(ctx, by(id));
          return id;
        },
        state: async (id: string) => (await ctx.store.campaigns.get(workspaceId, id))?.state,
        async disconnect(mailboxId: string) {
          const scope = `mailbox:${mailboxId}`;
          const cause = "password_changed";
          const diagnosis = diagnose({
            provider: "generic",
            protocol: "smtp",
            credential: "password",
            error: "535",
          });
          const at = ctx.clock.now();
          const { id: incidentId } = await ctx.store.incidents.openOrJoin({
            workspaceId,
            scope,
            cause,
            diagnosis,
            at,
            gatherMs: null,
          });
          await ctx.store.connections.markDisconnected(mailboxId);
          const { id } = await ctx.store.disconnections.start({
            workspaceId,
            mailboxId,
            incidentId,
            cause,
            diagnosis,
            startedAt: at,
            probeAt: null,
          });
          await ctx.store.pauses.pauseCampaigns(id);
          return id;
        },
        async reconnect(disconnectionId: string, mailboxId: string) {
          await ctx.store.connections.markConnected(mailboxId, ctx.clock.now());
          return ctx.store.pauses.resumeCampaigns(disconnectionId);
        },
      };
    }

    describe("made", () => {
      it("is a draft with its steps, its window and its mailboxes", async () => {
        const { ctx, create, workspaceId, mailboxIds, memberId } = await world();
        const made = await create({
          name: "Spring",
          timeZone: "Europe/Berlin",
          window: { days: ["mon"], from: "09:00", to: "17:00" },
          sharesLeads: true,
        });
        const id = made.kind === "created" ? made.campaignId : "";
        const found = await ctx.store.campaigns.byName(workspaceId, "Spring");
        expect(found && { ...found, mailboxIds: found.mailboxIds.toSorted() }).toEqual({
          id,
          workspaceId,
          name: "Spring",
          state: { kind: "draft" },
          schedule: { timeZone: "Europe/Berlin", days: [1], startMinute: 540, endMinute: 1020 },
          window: { opensAt: new Date("2026-11-30T08:00:00Z"), closesAt: new Date("2026-11-30T16:00:00Z") },
          steps: [
            { position: 1, delaySeconds: 0, subject: "Hi {{ first_name }}", text: "Hello", html: null },
            { position: 2, delaySeconds: 259_200, subject: null, text: "Still there?", html: null },
          ],
          mailboxIds: mailboxIds.toSorted(),
          sharesLeads: true,
        });
        expect(await ctx.store.history.ofCampaign(id, 5)).toEqual([
          { kind: "campaign-created", campaignId: id, memberId, data: {}, at: noon },
        ]);
      });

      it("has a name of its own in its workspace", async () => {
        const { create } = await world();
        const other = await world();
        await create({ name: "Spring" });
        expect(await create({ name: "Spring" })).toEqual({ kind: "name-taken" });
        expect(await other.create({ name: "Spring" })).toMatchObject({ kind: "created" });
      });

      it("is not made with mailboxes that the workspace does not have", async () => {
        const { create, addresses } = await world();
        const stranger = await world({ mailboxes: 1 });
        const mailboxes = [...addresses, ...stranger.addresses, "nobody@ours.test"];
        expect(await create({ mailboxes })).toEqual({
          kind: "unknown-mailboxes",
          addresses: [...stranger.addresses, "nobody@ours.test"],
        });
      });

      it("is not made with a template that cannot be read, and says which part, line and why", async () => {
        const { create } = await world();
        const steps = [
          { subject: "Hi {{ first_name", text: "Hello" },
          { text: "x\n{% if a %}", html: "{{ a | shout }}" },
        ];
        expect(await create({ steps })).toEqual({
          kind: "faulty-templates",
          problems: [
            { step: 1, part: "subject", line: 1, why: "“{{ first_name” is opened and never closed." },
            { step: 2, part: "text", line: 2, why: "“{% if a %}” is opened and never closed." },
            { step: 2, part: "html", line: 1, why: "There is no filter called “shout”." },
          ],
        });
      });
    });

    describe("with placeholders of another tool", () => {
      const steps = [{ subject: "Hi {FirstName}", text: "Hello\n%COMPANY%", html: "{a|b} [first name]" }];
      const csv = "email,first_name,Company Name\na@x.test,Ann,\nb@x.test,,Bee\n";

      it("is not started, unless a person wants it as it is", async () => {
        const { campaign, importCsv, start, state } = await world();
        const id = await campaign({ steps });
        await importCsv(id, csv);
        const at = { step: 1, line: 1 };
        expect(await start(id, { despiteLacking: true })).toMatchObject({
          kind: "foreign-placeholders",
          found: [
            { ...at, part: "subject", words: "{FirstName}", column: "first_name" },
            { ...at, part: "text", line: 2, words: "%COMPANY%", column: "company_name" },
            { ...at, part: "html", words: "{a|b}", kind: "spintax" },
            { ...at, part: "html", words: "[first name]", column: "first_name" },
          ],
        });
        expect(await state(id)).toEqual({ kind: "draft" });
        expect(await start(id, { despitePlaceholders: true })).toEqual({ kind: "running" });
      });

      it("is rewritten while it is a draft, by one member once", async () => {
        const { ctx, campaign, importCsv, start, workspaceId, memberId, changed } = await world();
        const other = await world();
        const id = await campaign({ steps });
        await importCsv(id, csv);
        const by = { workspaceId, memberId, campaignId: id };
        const foreign = { ...by, workspaceId: other.workspaceId };
        expect(await rewritePlaceholders(ctx, foreign)).toEqual({ kind: "no-such-campaign" });

        changed.length = 0;
        const left = [{ kind: "spintax", words: "{a|b}" }];
        expect(await rewritePlaceholders(ctx, by)).toMatchObject({ kind: "rewritten", rewritten: 3, left });
        expect(await rewritePlaceholders(ctx, by)).toMatchObject({ kind: "rewritten", rewritten: 0, left });
        expect(changed).toEqual([workspaceId]);
        expect((await ctx.store.campaigns.get(workspaceId, id))?.steps).toMatchObject([
          {
            subject: "Hi {{ first_name }}",
            text: "Hello\n{{ company_name }}",
            html: "{a|b} {{ first_name }}",
          },
        ]);
        const [event] = await ctx.store.history.ofCampaign(id, 1);
        expect(event).toMatchObject({ kind: "placeholders-rewritten", memberId, data: { rewritten: 3 } });

        await start(id, { despiteLacking: true, despitePlaceholders: true });
        expect(await rewritePlaceholders(ctx, by)).toEqual({ kind: "not-a-draft" });
      });
    });

    describe("started", () => {
      it("runs, once", async () => {
        const { campaign, importCsv, start, state } = await world();
        const id = await campaign();
        await importCsv(id, leadsCsv);
        expect(await start(id)).toEqual({ kind: "running" });
        expect(await state(id)).toEqual({ kind: "running" });
        expect(await start(id)).toEqual({ kind: "not-a-draft" });
      });

      it("is started once when two people press at the same time", async () => {
        const { campaign, importCsv, start, ctx } = await world();
        const id = await campaign();
        await importCsv(id, leadsCsv);
        const kinds = (await Promise.all([start(id), start(id)])).map(({ kind }) => kind).sort();
        expect(kinds).toEqual(["not-a-draft", "running"]);
        const started = (await ctx.store.history.ofCampaign(id, 9)).filter(
          ({ kind }) => kind === "campaign-started",
        );
        expect(started).toHaveLength(1);
      });

      it("waits the first step's delay from the start on", async () => {
        const { campaign, importCsv, start, leads, ctx } = await world();
        const id = await campaign({ steps: [{ after: "2 hours", subject: "Hi", text: "Hello" }] });
        await importCsv(id, leadsCsv);
        ctx.clock.time = new Date(noon.getTime() + DAY);
        await start(id);
        const due = new Date("2026-11-25T14:00:00Z");
        expect((await leads(id)).map(({ dueAt }) => dueAt)).toEqual([due, due]);
      });

      it("does not start without leads, nor while leads lack what it says, unless that is wanted", async () => {
        const { campaign, importCsv, start, state } = await world();
        const id = await campaign();
        expect(await start(id)).toEqual({ kind: "no-leads" });
        await importCsv(id, "email,first_name\na@x.test,Ann\nb@x.test,\n");
        expect(await start(id)).toEqual({
          kind: "leads-lack",
          lacking: [{ variable: "first_name", step: 1, lacking: 1, examples: ["b@x.test"] }],
        });
        expect(await state(id)).toEqual({ kind: "draft" });
        expect(await start(id, { despiteLacking: true })).toEqual({ kind: "running" });
      });

      it("runs while one of its mailboxes can be used, and stands on the other's list", async () => {
        const { campaign, importCsv, start, state, mailboxIds, disconnect } = await world();
        const disconnectionId = await disconnect(mailboxIds[0] as string);
        const id = await campaign();
        await importCsv(id, leadsCsv);
        expect(await start(id)).toEqual({ kind: "running" });
        expect(await state(id)).toEqual({ kind: "running" });
        expect(await database().prisma.pause.findMany({ where: { campaignId: id } })).toEqual([
          { campaignId: id, disconnectionId },
        ]);
      });

      it("waits for a reconnect when none of them can, and goes on by itself after it", async () => {
        const { campaign, importCsv, start, state, mailboxIds, addresses, disconnect, reconnect } =
          await world({
            mailboxes: 1,
          });
        const mailboxId = mailboxIds[0] as string;
        const disconnectionId = await disconnect(mailboxId);
        const id = await campaign();
        await importCsv(id, leadsCsv);
        expect(await start(id)).toEqual({ kind: "waiting", addresses });
        expect(await state(id)).toEqual({ kind: "paused", by: { kind: "disconnection", disconnectionId } });
        expect(await reconnect(disconnectionId, mailboxId)).toEqual([id]);
        expect(await state(id)).toEqual({ kind: "running" });
      });

      it("has its mailboxes looked at again at once, though nothing was due when they were last", async () => {
        const { campaign, importCsv, start, mailboxIds } = await world();
        const id = await campaign();
        await importCsv(id, leadsCsv);
        const quiet = { id: { in: mailboxIds }, quietUntil: { not: null } };
        await database().prisma.mailbox.updateMany({
          where: { id: { in: mailboxIds } },
          data: { quietUntil: noon },
        });
        await start(id);
        expect(await database().prisma.mailbox.count({ where: quiet })).toBe(0);
      });
    });

    describe("paused by a person", () => {
      it("stands still, once", async () => {
        const { running, pause, state, memberId } = await world();
        const id = await running();
        expect(await pause(id)).toEqual({ kind: "paused" });
        expect(await state(id)).toEqual({ kind: "paused", by: { kind: "member", memberId } });
        expect(await pause(id)).toEqual({ kind: "already-paused" });
      });

      it("is not paused before it starts or after it ended", async () => {
        const { campaign, running, pause } = await world();
        expect(await pause(await campaign())).toEqual({ kind: "not-running", state: "draft" });
        const id = await running();
        await database().prisma.campaign.update({ where: { id }, data: { state: "finished" } });
        expect(await pause(id)).toEqual({ kind: "not-running", state: "finished" });
      });

      it("is not resumed by a reconnect, not even one whose disconnection had paused it first", async () => {
        const { running, pause, state, disconnect, reconnect, mailboxIds, memberId } = await world({
          mailboxes: 1,
        });
        const id = await running();
        const disconnectionId = await disconnect(mailboxIds[0] as string);
        expect(await state(id)).toEqual({ kind: "paused", by: { kind: "disconnection", disconnectionId } });
        expect(await pause(id)).toEqual({ kind: "paused" });
        expect(await reconnect(disconnectionId, mailboxIds[0] as string)).toEqual([]);
        expect(await state(id)).toEqual({ kind: "paused", by: { kind: "member", memberId } });
      });
    });

    describe("resumed by a person", () => {
      it("runs again", async () => {
        const { running, pause, resume, state } = await world();
        const id = await running();
        expect(await resume(id)).toEqual({ kind: "not-paused", state: "running" });
        await pause(id);
        expect(await resume(id)).toEqual({ kind: "running" });
        expect(await state(id)).toEqual({ kind: "running" });
      });

      it("cannot be, while it waits for a reconnect", async () => {
        const { running, resume, disconnect, mailboxIds, addresses, state } = await world({ mailboxes: 1 });
        const id = await running();
        const disconnectionId = await disconnect(mailboxIds[0] as string);
        expect(await resume(id)).toEqual({ kind: "disconnected", addresses });
        expect(await state(id)).toEqual({ kind: "paused", by: { kind: "disconnection", disconnectionId } });
      });

      it("waits for the reconnect of a mailbox that went while it was paused", async () => {
        const { running, pause, resume, disconnect, reconnect, mailboxIds, addresses, state } = await world({
          mailboxes: 1,
        });
        const id = await running();
        await pause(id);
        const disconnectionId = await disconnect(mailboxIds[0] as string);
        expect(await resume(id)).toEqual({ kind: "waiting", addresses });
        expect(await reconnect(disconnectionId, mailboxIds[0] as string)).toEqual([id]);
        expect(await state(id)).toEqual({ kind: "running" });
      });

      it("waits for whichever of its mailboxes comes back first", async () => {
        const { running, pause, resume, disconnect, reconnect, mailboxIds, ctx, state } = await world();
        const [first, second] = mailboxIds as [string, string];
        const id = await running();
        await pause(id);
        const earlier = await disconnect(first);
        ctx.clock.time = new Date(noon.getTime() + 1000);
        const later = await disconnect(second);
        expect(await resume(id)).toMatchObject({ kind: "waiting" });
        expect(await state(id)).toEqual({
          kind: "paused",
          by: { kind: "disconnection", disconnectionId: later },
        });
        expect(await reconnect(earlier, first)).toEqual([id]);
      });

      it("lets what became overdue go out softly, in its order, and leaves its other leads alone", async () => {
        const { running, pause, resume, leads, ctx, mailboxIds, importCsv, campaign, start } = await world({
          mailboxes: 1,
        });
        await database().prisma.mailbox.updateMany({
          where: { id: { in: mailboxIds } },
          data: { dailyCap: 24 },
        });
        const id = await running();
        const other = await campaign();
        await importCsv(other, "email,first_name\nz@x.test,Zoe\n");
        await start(other);
        const due = (email: string, dueAt: Date) =>
          database().prisma.enrolment.updateMany({
            where: { campaignId: id, lead: { email } },
            data: { dueAt },
          });
        await due("b@x.test", new Date(noon.getTime() - DAY));
        await importCsv(id, "email,first_name\nc@x.test,Cy\nd@x.test,Dee\n");
        await due("d@x.test", new Date(noon.getTime() + 30 * DAY));
        await pause(id);
        ctx.clock.time = new Date(noon.getTime() + 2 * DAY);
        await resume(id);

        // A window of 24 hours and 24 sends a day: one an hour.
        const soft = (hours: number) => new Date(noon.getTime() + 2 * DAY + hours * 3_600_000);
        const stands = (await leads(id)).map(({ email, dueAt }) => [email, dueAt.getTime()]);
        expect(stands[1]).toEqual(["b@x.test", soft(0).getTime()]);
        expect(
          stands
            .slice(0, 3)
            .map(([, at]) => at)
            .toSorted(),
        ).toEqual([0, 1, 2].map((hours) => soft(hours).getTime()));
        expect(stands[3]).toEqual(["d@x.test", noon.getTime() + 30 * DAY]);
        expect((await leads(other)).map(({ dueAt }) => dueAt)).toEqual([noon]);
      });
    });

    it("moves its window on when it is over, once, though others try it too", async () => {
      const { running, ctx, workspaceId } = await world();
      const id = await running({
        timeZone: "UTC",
        window: { days: ["tue", "thu"], from: "09:00", to: "17:00" },
      });
      const window = async () => (await ctx.store.campaigns.get(workspaceId, id))?.window;
      expect(await window()).toEqual({
        opensAt: new Date("2026-11-24T09:00:00Z"),
        closesAt: new Date("2026-11-24T17:00:00Z"),
      });
      ctx.clock.time = new Date("2026-11-24T17:00:00Z");
      await Promise.all([rollWindows(ctx), rollWindows(ctx)]);
      expect(await window()).toEqual({
        opensAt: new Date("2026-11-26T09:00:00Z"),
        closesAt: new Date("2026-11-26T17:00:00Z"),
      });
      expect(await rollWindows(ctx)).toBe(0);

      const late = { opensAt: noon, closesAt: noon };
      expect(await ctx.store.campaigns.roll(id, new Date("2026-11-24T17:00:00Z"), late)).toBe(false);
    });

    it("can be previewed for each of its leads, without a link that opts them out", async () => {
      const { campaign, importCsv, ctx, workspaceId, addresses } = await world({ mailboxes: 1 });
      const id = await campaign({
        steps: [
          { subject: "Hi {{ first_name }}", text: "I am {{ sender_name }}.", html: "{{ unsubscribe_url }}" },
        ],
      });
      await importCsv(id, leadsCsv);
      const lead = await database().prisma.lead.findFirstOrThrow({
        where: { workspaceId, email: "a@x.test" },
      });
      const preview = (leadId: string, step = 1) =>
        previewMessage(ctx, { workspaceId, campaignId: id, leadId, step });
      expect(await preview(lead.id)).toEqual({
        kind: "preview",
        preview: {
          from: { name: "Ann", address: addresses[0] },
          to: "a@x.test",
          subject: "Hi Ann",
          text: "I am Ann.",
          html: "https://unpause.test/u/preview",
        },
      });
      expect(await preview(lead.id, 2)).toEqual({ kind: "failed", why: "This campaign has no step 2." });
      expect(await preview(randomUUID())).toEqual({ kind: "no-such-lead" });
    });

    it("belongs to its workspace: from another one it cannot be touched", async () => {
      const { campaign, importCsv } = await world();
      const stranger = await world();
      const id = await campaign();
      await importCsv(id, leadsCsv);
      const none = { kind: "no-such-campaign" };
      expect([await stranger.start(id), await stranger.pause(id), await stranger.resume(id)]).toEqual([
        none,
        none,
        none,
      ]);
    });
  }));
