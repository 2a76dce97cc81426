import { expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { startServer } from "../../../src/web/server.ts";
import { lose, prove, stepOne } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { visitor, wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("shows what runs and what does not, from the break to the receipt", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, { leads: 3 });
    await stepOne(site, campaignId, "accepted");
    const cy = await signedIn(site, site.members.cy);
    const quiet = await cy.get("/");
    expect(quiet.heading).toEqual("Everything is connected");
    expect(wordsOf(quiet.text)).toContain("All quiet");
    expect(wordsOf(quiet.text)).toContain(
      "1 under way 2 not written to yet of 3 leads Next send is due now.",
    );

    const lost = await lose(site);
    const ben = await signedIn(site, site.members.ben);
    const broken = await ben.get("/");
    expect(broken.heading).toEqual("1 mailbox needs reconnecting");
    const words = wordsOf(broken.text);
    expect(words).toContain("sales@ours.test is disconnected: the password is no longer accepted Needs you");
    expect(words).toContain("Who can fix it Ben (owner)");
    expect(words).toContain("Paused by a disconnection");
    expect(broken.text).toContain(`href="/reconnect/incident/${lost.incidentId}"`);

    await finishReconnect(site.ctx, await prove(site, lost));
    const mended = await cy.get("/");
    expect(mended.heading).toEqual("Everything is connected");
    expect(wordsOf(mended.text)).toContain("sales@ours.test is connected again Resumed Reconnected by Ben");
    expect(mended.text).toContain(`href="/receipts/${lost.disconnectionId}"`);
  });

  it("shows what needs a person first, and folds alerts that are alike", async () => {
    await using site = await openSite(database(), ["a@ours.test", "b@ours.test"]);
    const [, other = ""] = site.mailboxIds;
    const held = await aCampaign(site, { name: "Held up" });
    for (let n = 0; n < 9; n++) await aCampaign(site, { name: `Runs ${n}`, mailboxIds: [other] });
    const lost = await lose(site);
    const ended = {
      scope: "past",
      cause: "network",
      diagnosis: {},
      openedAt: MONDAY,
      endedAt: MONDAY,
    } as const;
    const { diagnosis } = await site.prisma.incident.findUniqueOrThrow({ where: { id: lost.incidentId } });
    const open = {
      scope: "other",
      cause: "access_revoked",
      diagnosis: diagnosis ?? {},
      openedAt: MONDAY,
    } as const;
    await site.prisma.incident.createMany({
      data: [ended, ...Array.from({ length: 12 }, () => open)].map((row, n) => ({
        ...row,
        scope: `${row.scope}-${n}`,
        workspaceId: site.workspaceId,
      })),
    });
    const ben = await signedIn(site, site.members.ben);
    const { text } = await ben.get("/");
    const names = [...text.matchAll(/href="\/campaigns\/([^"]+)">([^<]+)</g)].map(([, id, name]) => [
      id,
      name,
    ]);
    expect(names[0]).toEqual([held, "Held up"]);
    expect(wordsOf(text)).toMatch(
      /More alerts like these \d+ more alerts: Access was withdrawn See all mailboxes/,
    );
  });

  it("asks the database as often for a thousand leads as for three, and stays light", async () => {
    await using site = await openSite(database());
    const few = await asks(database(), site, "/");
    const campaignId = await aCampaign(site, { leads: 3 });
    const some = await asks(database(), site, "/");
    await site.prisma.$executeRaw`
      WITH made AS (INSERT INTO lead (id, workspace_id, email, fields, created_at)
        SELECT gen_random_uuid(), ${site.workspaceId}::uuid, 'lead' || n || '@many.test', '{}', ${MONDAY}
        FROM generate_series(1, 1000) n RETURNING id)
      INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, due_at)
        SELECT gen_random_uuid(), ${site.workspaceId}::uuid, ${campaignId}::uuid, id, ${site.mailboxId}::uuid, ${MONDAY} FROM made`;
    const many = await asks(database(), site, "/");
    expect(wordsOf(many.text)).toContain("1,003 not written to yet");
    expect(many.asked).toEqual(some.asked);
    expect(some.asked - few.asked).toBeLessThan(5);
    expect(Buffer.byteLength(many.text)).toBeLessThan(100_000);

    const campaign = await asks(database(), site, `/campaigns/${campaignId}`);
    expect(Buffer.byteLength(campaign.text)).toBeLessThan(100_000);
    expect(campaign.asked).toBeLessThan(25);
  });

  it("breaks the sandbox at a press and shows the password that its owner has now", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const pressed = await ann.post("/sandbox/change-password", { address: "sales@ours.test" });
    expect([pressed.status, pressed.location]).toEqual([303, "/#sandbox"]);
    const password = site.provider.mailboxes()[0]?.password ?? "";
    expect(password).not.toEqual("first of sales@ours.test");
    expect((await ann.get("/")).text).toContain(`<code>${password}</code>`);

    for (const [verb, fields] of [
      ["smtp-auth", { domain: "ours.test" }],
      ["throttle", {}],
      ["cut-after-data", {}],
      ["refuse-as-spam", {}],
      ["down", {}],
    ] as const) {
      await ann.post(`/sandbox/${verb}`, { ...fields, on: "yes" });
    }
    const all = {
      smtpAuthOff: ["ours.test"],
      quotaSpent: [],
      throttled: true,
      cutAfterData: true,
      refusesAsSpam: true,
      down: true,
    };
    expect(site.provider.broken()).toEqual(all);
    expect(wordsOf((await ann.get("/")).text)).toContain("The provider is down: bring it back");
    await ann.post("/sandbox/down", { on: "no" });
    expect(site.provider.broken()).toEqual({ ...all, down: false });
    expect((await ann.post("/sandbox/format-disk")).status).toEqual(404);
    expect(wordsOf((await ann.get("/")).text)).toContain("The provider is back.");
    expect((await ann.post("/sandbox/change-password", { address: "no@ours.test" })).status).toEqual(404);
  });
});

/** How many queries a page takes, and the page. */
async function asks(database: Database, site: Awaited<ReturnType<typeof openSite>>, path: string) {
  let asked = 0;
  const counting = database.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        asked++;
        return query(args);
      },
    },
  });
  const store = openStore(counting as unknown as Database["prisma"]);
  const server = await startServer({ ctx: { ...site.ctx, store }, host: "127.0.0.1", port: 0 });
  if (server.kind !== "listening") throw new Error(server.why);
  await using _ = server;
  const cy = visitor(server.url);
  for (const [name, value] of (await signedIn(site, site.members.cy)).cookies) cy.cookies.set(name, value);
  asked = 0;
  const { text } = await cy.get(path);
  return { asked, text };
}
