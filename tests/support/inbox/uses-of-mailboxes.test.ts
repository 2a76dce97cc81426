import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCampaign } from "../../../src/core/campaign/create-campaign.ts";
import { MONDAY, openWorld, type World } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { addInbox } from "./an-inbox.ts";

/** A support inbox is met by none of these queries: it has no campaign, no lead, no send. */
const BY_ITS_CAMPAIGNS = "finds mailboxes through campaigns, leads or sends, and a support inbox has none";
const BY_ID = "is about one mailbox that somebody chose, whatever its purpose";
const AS_ANY = "holds, loses, reconnects or removes a support inbox as any mailbox";

/** Every file that asks for mailboxes: how often, and what it does with a support inbox. */
const USES: Record<string, { queries: number; inbox: string }> = {
  "mailbox-removals.ts": { queries: 2, inbox: AS_ANY },
  "member-removals.ts": { queries: 2, inbox: AS_ANY },
  "workspace-removals.ts": { queries: 3, inbox: AS_ANY },
  "rooms/campaign/brakes.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/campaign/campaign-states.ts": { queries: 2, inbox: BY_ITS_CAMPAIGNS },
  "rooms/campaign/held-leads.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/campaign/held-notices.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/campaign/lead-standings.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/campaign/wake-mailboxes.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/incident/entitled.ts": { queries: 4, inbox: AS_ANY },
  "rooms/incident/fixers.ts": { queries: 5, inbox: "as any mailbox; it receives no leads (outreach)" },
  "rooms/incident/incident-mailboxes.ts": { queries: 4, inbox: AS_ANY },
  "rooms/incident/pauses.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/mailbox/connections.ts": { queries: 7, inbox: `${AS_ANY}; preflights go by campaigns` },
  "rooms/mailbox/foresight.ts": { queries: 2, inbox: "the end of its permission is foreseen as any other's" },
  "rooms/mailbox/free-turn.ts": { queries: 1, inbox: AS_ANY },
  "rooms/mailbox/held-probes.ts": { queries: 10, inbox: AS_ANY },
  "rooms/mailbox/holds.ts": { queries: 5, inbox: AS_ANY },
  "rooms/mailbox/inbound-matches.ts": { queries: 3, inbox: "its address is ours; its mail is not matched" },
  "rooms/mailbox/inbound.ts": { queries: 1, inbox: BY_ID },
  "rooms/mailbox/mailboxes.ts": { queries: 11, inbox: "no letters and no campaigns (outreach); else as any" },
  "rooms/mailbox/owners.ts": { queries: 1, inbox: AS_ANY },
  "rooms/mailbox/readings.ts": { queries: 5, inbox: "read by purpose" },
  "rooms/mailbox/resumes.ts": { queries: 2, inbox: BY_ID },
  "rooms/mailbox/set-aside-mails.ts": { queries: 2, inbox: "its mails are set aside as any mailbox's" },
  "rooms/sending/claim-sends.ts": { queries: 4, inbox: "is never claimed (outreach)" },
  "rooms/sending/record-sends.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/sending/settled-doubts.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/sending/turns.ts": { queries: 8, inbox: BY_ID },
  "rooms/sending/unconfirmed-notices.ts": { queries: 3, inbox: BY_ITS_CAMPAIGNS },
  "rooms/sending/unconfirmed.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "rooms/support/about-sight.ts": { queries: 3, inbox: "is seen by its owner, as any mailbox" },
  "rooms/support/load-desk.ts": { queries: 1, inbox: "is ours, as every mailbox is" },
  "rooms/support/sender-tests.ts": { queries: 1, inbox: "is what it tests" },
  "rooms/support/support-inboxes.ts": { queries: 2, inbox: "is what it looks for" },
  "rooms/support/ticket-views.ts": { queries: 1, inbox: "is shown with its tickets" },
  "rooms/workspace/clocks.ts": { queries: 3, inbox: AS_ANY },
  "views/campaign-views.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "views/held-leads.ts": { queries: 1, inbox: BY_ITS_CAMPAIGNS },
  "views/mailbox-page.ts": { queries: 1, inbox: BY_ID },
  "views/mailbox-views.ts": { queries: 5, inbox: "is shown among the mailboxes, as a support inbox" },
};

const QUERY = /\b(?:db|tx|prisma)\.mailbox\.\w+\(|\b(?:FROM|JOIN|UPDATE) mailbox\b/g;
const ROOT = "src/io/db/";

it("names every query that asks for mailboxes, and its meaning for a support inbox", () => {
  const found = globSync(`${ROOT}**/*.ts`, { exclude: [`${ROOT}generated/**`] }).flatMap((file) => {
    const queries = readFileSync(file, "utf8").match(QUERY)?.length ?? 0;
    return queries === 0 ? [] : [[file.slice(ROOT.length), queries] as const];
  });
  const named = Object.entries(USES).map(([file, { queries }]) => [file, queries] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named));
});

describe("a support inbox", () => {
  onPglite((database) => {
    let world: World;
    let inbox: string;
    beforeAll(async () => {
      world = await openWorld(database(), ["sales@ours.test"], ["support@ours.test"], "right");
      inbox = await addInbox(world, { address: "support@ours.test", password: "right" });
    });
    afterAll(() => world[Symbol.asyncDispose]());

    it("takes no letters of the product", async () => {
      const healthy = await world.ctx.store.mailboxes.healthy(world.workspaceId, MONDAY, 10);
      expect(healthy.map(({ id }) => id)).toEqual([world.mailboxId]);
    });

    it("sends no campaign, and none can be made with it", async () => {
      const { workspaceId } = world;
      expect((await world.ctx.store.mailboxes.forOutreach(workspaceId)).map(({ id }) => id)).toEqual([
        world.mailboxId,
      ]);
      const schedule = { timeZone: "UTC", days: [1], start: 0, end: 1440 };
      const steps = [{ position: 1, delaySeconds: 0, subject: "Hello", text: "Hello", html: null }];
      const definition = {
        name: "One",
        schedule,
        steps,
        sharesLeads: false,
        mailboxes: ["support@ours.test"],
      };
      expect(
        await createCampaign(world.ctx, {
          workspaceId,
          memberId: world.members.ann,
          definition: definition as unknown as Parameters<typeof createCampaign>[1]["definition"],
        }),
      ).toEqual({ kind: "unknown-mailboxes", addresses: ["support@ours.test"] });
    });

    it("is shown among the mailboxes, and read by its own job alone", async () => {
      const { rows } = await world.ctx.store.views.mailboxes.list(world.workspaceId, { skip: 0, take: 10 });
      expect(rows.map(({ mailbox }) => mailbox.purpose)).toEqual(["outreach", "support"]);
      expect(await world.ctx.store.readings.claimDue("outreach", MONDAY, MONDAY, 500)).not.toContain(inbox);
    });
  });
});
