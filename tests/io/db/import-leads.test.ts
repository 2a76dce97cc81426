import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { importLeads } from "../../../src/core/campaign/import-leads.ts";
import type { LeadRow } from "../../../src/core/lead/lead-row.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { anAuthor, noon } from "./authoring.ts";

const none = { count: 0, first: [] };
const csv = (...addresses: string[]) =>
  `email,first_name\n${addresses.map((a) => `${a},Some One`).join("\n")}\n`;

describe("importing leads", () =>
  onEachDatabase((database) => {
    const waiting = async () => {
      const [row] = await database().prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return row?.count;
    };
    const author = (options = {}) => anAuthor(database(), options);

    it("enrols each in turn through the campaign's mailboxes, due at once, in the order of the file", async () => {
      const { campaign, importCsv, leads, addresses } = await author({ mailboxes: 2 });
      const id = await campaign();
      expect(await importCsv(id, csv("a@x.test", "b@x.test", "c@x.test"))).toEqual({
        kind: "imported",
        enrolled: 3,
        columns: ["first_name"],
        bad: none,
        leftOut: none,
        note: null,
        lacking: [],
      });
      expect(addresses).toHaveLength(2);
      const all = await leads(id);
      expect(all.map(({ email, state, step, dueAt }) => [email, state, step, dueAt])).toEqual([
        ["a@x.test", "active", 1, noon],
        ["b@x.test", "active", 1, noon],
        ["c@x.test", "active", 1, noon],
      ]);
      expect(all[0]?.mailbox).toBe(all[2]?.mailbox);
      expect(all[0]?.mailbox).not.toBe(all[1]?.mailbox);
    });

    it("goes on with the next mailbox where the import before it stopped", async () => {
      const { campaign, importCsv, leads } = await author({ mailboxes: 3 });
      const id = await campaign();
      for (const address of ["a@x.test", "b@x.test", "c@x.test"]) await importCsv(id, csv(address));
      expect(new Set((await leads(id)).map(({ mailbox }) => mailbox)).size).toBe(3);
    });

    it("may be run again: an enrolled lead is left out, and keeps mailbox and place", async () => {
      const { campaign, importCsv, leads } = await author();
      const id = await campaign();
      await importCsv(id, csv("a@x.test", "b@x.test"));
      const before = await leads(id);
      expect(await importCsv(id, csv("b@x.test", "a@x.test", "c@x.test"))).toMatchObject({
        enrolled: 1,
        leftOut: {
          count: 2,
          first: [
            { line: 2, email: "b@x.test", reason: "already-enrolled" },
            { line: 3, email: "a@x.test", reason: "already-enrolled" },
          ],
        },
      });
      expect((await leads(id)).slice(0, 2)).toEqual(before);
    });

    it("adds to what is known of a lead, and forgets nothing that the new file does not mention", async () => {
      const { campaign, importCsv, workspaceId } = await author();
      const id = await campaign();
      await importCsv(id, "email,first_name,company\na@x.test,Ann,Ann Ltd\n");
      await importCsv(id, "email,first_name,city\na@x.test,Anna,Bern\n");
      const lead = await database().prisma.lead.findUniqueOrThrow({
        where: { workspaceId_email: { workspaceId, email: "a@x.test" } },
      });
      expect(lead.fields).toEqual({ first_name: "Anna", company: "Ann Ltd", city: "Bern" });
    });

    it("takes the first row of an address that comes twice", async () => {
      const { campaign, importCsv, workspaceId } = await author();
      const id = await campaign();
      const file = "email,first_name\nA@x.test,First\nb@x.test,Ben\na@x.test,Second\na@X.test,Third\n";
      expect(await importCsv(id, file)).toMatchObject({
        enrolled: 2,
        leftOut: {
          count: 2,
          first: [
            { line: 4, email: "a@x.test", reason: "twice-in-file" },
            { line: 5, email: "a@x.test", reason: "twice-in-file" },
          ],
        },
      });
      const lead = await database().prisma.lead.findUniqueOrThrow({
        where: { workspaceId_email: { workspaceId, email: "a@x.test" } },
      });
      expect(lead.fields).toEqual({ first_name: "First" });
    });

    it("leaves out leads who are in another campaign, until that one has done with them", async () => {
      const { campaign, importCsv } = await author();
      const [one, other] = [await campaign(), await campaign()];
      await importCsv(one, csv("a@x.test", "b@x.test"));
      await database().prisma.enrolment.updateMany({
        where: { campaignId: one, lead: { email: "b@x.test" } },
        data: { state: "finished" },
      });
      expect(await importCsv(other, csv("a@x.test", "b@x.test"))).toMatchObject({
        enrolled: 1,
        leftOut: { count: 1, first: [{ line: 2, email: "a@x.test", reason: "in-other-campaign" }] },
      });
    });

    it("takes them where the campaign shares its leads", async () => {
      const { campaign, importCsv } = await author();
      const [one, sharing, third] = [
        await campaign(),
        await campaign({ sharesLeads: true }),
        await campaign(),
      ];
      await importCsv(one, csv("a@x.test"));
      expect(await importCsv(sharing, csv("a@x.test", "b@x.test"))).toMatchObject({
        enrolled: 2,
        leftOut: none,
      });
      expect(await importCsv(third, csv("b@x.test"))).toMatchObject({ enrolled: 0, leftOut: { count: 1 } });
    });

    it("leaves out people who must never be mailed, in this workspace only", async () => {
      const [here, elsewhere] = [await author(), await author()];
      const { workspaceId } = here;
      const origin = { source: "link" as const };
      await here.ctx.store.suppressions.add({
        workspaceId,
        email: "a@x.test",
        reason: "opted_out",
        origin,
        at: noon,
      });
      expect(
        await here.importCsv(await here.campaign(), csv("a@x.test", "b@x.test", "a+b2b@x.test")),
      ).toMatchObject({
        enrolled: 1,
        leftOut: {
          count: 2,
          first: [
            { line: 2, email: "a@x.test", reason: "never-mail" },
            { line: 4, email: "a+b2b@x.test", reason: "never-mail" },
          ],
        },
      });
      expect(await elsewhere.importCsv(await elsewhere.campaign(), csv("a@x.test"))).toMatchObject({
        enrolled: 1,
      });
    });

    it("lists bad rows beside the good ones, and says it in the campaign's history", async () => {
      const { campaign, importCsv, ctx, memberId, changed, workspaceId } = await author();
      const id = await campaign();
      expect(await importCsv(id, "email\na@x.test\nnobody\n")).toMatchObject({
        enrolled: 1,
        bad: { count: 1, first: [{ line: 3, why: "“nobody” is not a complete e-mail address." }] },
      });
      expect((await ctx.store.history.ofCampaign(id, 1))[0]).toEqual({
        kind: "leads-imported",
        campaignId: id,
        memberId,
        data: { enrolled: 1, bad: 1, leftOut: 0 },
        at: noon,
      });
      expect(changed).toContain(workspaceId);
    });

    it("says which names of the templates some leads have nothing for", async () => {
      const { campaign, importCsv } = await author();
      const id = await campaign({
        steps: [
          {
            subject: "Hi {{ first_name }}",
            text: "{{ company }} {{ email }} {{ city | default: 'your city' }}",
          },
          { after: "1 day", text: "{{ company }}", html: "<p>{{ unsubscribe_url }}</p>" },
        ],
      });
      const file =
        "email,first_name,company\na@x.test,Ann,\nb@x.test,Ben,\nc@x.test,,C Ltd\nd@x.test,Dee,D Ltd\n";
      expect(await importCsv(id, file)).toMatchObject({
        lacking: [
          { variable: "company", step: 1, lacking: 2, examples: ["a@x.test", "b@x.test"] },
          { variable: "first_name", step: 1, lacking: 1, examples: ["c@x.test"] },
          { variable: "company", step: 2, lacking: 2, examples: ["a@x.test", "b@x.test"] },
        ],
      });
    });

    it("keeps nothing of a file that cannot be read to its end", async () => {
      const { campaign, importCsv, leads, workspaceId } = await author();
      const id = await campaign();
      const file = `${csv(...Array.from({ length: 5_000 }, (_, n) => `lead${n}@x.test`))}"never closed`;
      expect(await importCsv(id, file)).toMatchObject({ kind: "unreadable" });
      expect(await leads(id)).toEqual([]);
      expect(await database().prisma.lead.count({ where: { workspaceId } })).toBe(0);
    });

    it("keeps nothing of a file when the disk fails halfway", async () => {
      const { campaign, ctx, leads, workspaceId, memberId } = await author();
      const id = await campaign();
      const read = async (take: (rows: LeadRow[]) => Promise<void>) => {
        await take([{ line: 2, email: "a@x.test", fields: {} }]);
        throw new Error("EIO");
      };
      await expect(importLeads(ctx, { workspaceId, campaignId: id, memberId, read })).rejects.toThrow("EIO");
      expect(await leads(id)).toEqual([]);
      expect(
        await importLeads(ctx, {
          workspaceId,
          campaignId: id,
          memberId,
          read: async (take) => {
            await take([{ line: 2, email: "b@x.test", fields: {} }]);
            return { kind: "read", columns: [], rows: 1, bad: none, note: null };
          },
        }),
      ).toMatchObject({ enrolled: 1 });
    });

    it("lets two imports of the same leads into two campaigns have each lead once", async () => {
      const { campaign, importCsv, workspaceId } = await author();
      const ids = [await campaign(), await campaign()];
      const file = csv(...Array.from({ length: 300 }, (_, n) => `lead${n}@x.test`));
      const results = await Promise.all(ids.map((id) => importCsv(id, file)));
      const enrolled = results.map((result) => (result.kind === "imported" ? result.enrolled : -1));
      const left = results.map((result) => (result.kind === "imported" ? result.leftOut.count : -1));
      expect(enrolled.reduce((a, b) => a + b)).toBe(300);
      expect(left.reduce((a, b) => a + b)).toBe(300);
      expect(await database().prisma.enrolment.count({ where: { workspaceId } })).toBe(300);
    });

    it("leaves out whom another import, not yet ended when this one looked, enrols before it", async () => {
      const { campaign, importCsv, ctx, workspaceId, mailboxIds } = await author();
      const [first, second] = [await campaign(), await campaign()];
      const into = { workspaceId, mailboxIds, sharesLeads: false, dueAt: noon, at: noon };
      let late: Promise<unknown> = Promise.resolve();
      await ctx.store.transaction(async ({ stagedLeads }) => {
        await stagedLeads.add([{ line: 2, email: "a@x.test", fields: {} }]);
        await stagedLeads.enrol({ ...into, campaignId: first });
        late = importCsv(second, csv("a@x.test", "b@x.test"));
        if (database().queueConnection instanceof EventEmitter) return; // PGlite has one session: the other one has not begun.
        await expect.poll(waiting).toBe(1);
      });
      expect(await late).toMatchObject({
        enrolled: 1,
        leftOut: { count: 1, first: [{ line: 2, email: "a@x.test", reason: "in-other-campaign" }] },
      });
    });

    it("refuses a campaign that is over, one that is not there, and one of another workspace", async () => {
      const { campaign, importCsv } = await author();
      const stranger = await author();
      const id = await campaign();
      expect(await stranger.importCsv(id, csv("a@x.test"))).toEqual({ kind: "no-such-campaign" });
      await database().prisma.campaign.update({ where: { id }, data: { state: "finished" } });
      expect(await importCsv(id, csv("a@x.test"))).toEqual({ kind: "finished" });
    });
  }));
