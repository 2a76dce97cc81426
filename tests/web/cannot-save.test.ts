import { expect, it } from "vitest";
import { sharedHealth } from "../../src/core/health/health.ts";
import { troubleOf } from "../../src/core/trouble/trouble-of.ts";
import { tryWrite } from "../../src/io/db/try-write.ts";
import { lose } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../core/world.ts";
import { onPglite } from "../setup/each-database.ts";
import { openSite, type Site, signedIn } from "./site.ts";
import { wordsOf } from "./visitor.ts";

const BANNER =
  "Unpause cannot work: its database refuses writes. No mail is sent or read until this is mended. " +
  "Nothing is lost, and everything goes on by itself. " +
  "Whoever runs Unpause can let its database take writes again, and see more with: npx unpause doctor";

/** From here on its one session of the database takes no write, until it is disposed. */
async function readOnly({ prisma, ctx }: Site): Promise<AsyncDisposable> {
  await prisma.$executeRawUnsafe("SET default_transaction_read_only = on");
  const write = () => tryWrite(prisma, "w");
  const found = await write().then(() => null, troubleOf);
  expect(found?.kind).toBe("read-only");
  const health = sharedHealth({ write, queue: async () => {} }, { ...ctx, limitMs: null });
  await health.look();
  Object.assign(ctx.health, health);
  return {
    async [Symbol.asyncDispose]() {
      await prisma.$executeRawUnsafe("SET default_transaction_read_only = off");
    },
  };
}

onPglite((database) => {
  it("where nothing can be saved every page is readable, and says what is wrong and what to do", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, {});
    const { incidentId } = await lose(site);
    const ben = await signedIn(site, site.members.ben);
    const { mailboxId } = site;
    await using _ = await readOnly(site);
    // Visits are noted now and then.
    site.clock.time = new Date(site.clock.time.getTime() + 30 * 60_000);
    for (const path of [
      "/",
      "/campaigns",
      "/mailboxes",
      "/settings",
      "/people",
      "/suppressions",
      "/you",
      "/mailboxes/add",
      "/banner",
      `/campaigns/${campaignId}`,
      `/mailboxes/${mailboxId}`,
      `/incidents/${incidentId}`,
    ]) {
      const { status, text } = await ben.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, wordsOf(text)]).toEqual([path, expect.stringContaining(BANNER)]);
    }
  });

  it("a press that cannot be saved is answered in a sentence, changes nothing, and works when it is mended", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, {});
    const ann = await signedIn(site, site.members.ann);
    const before = await site.ctx.store.members.workspace(site.workspaceId);
    const presses: [string, Record<string, string>][] = [
      ["/settings", { name: "Globex", timeZone: "UTC", slackChannel: "" }],
      [`/campaigns/${campaignId}/pause`, {}],
      [`/mailboxes/${site.mailboxId}/set-aside/try`, {}],
      ["/suppressions/add", { addresses: "zoe@theirs.test" }],
      ["/sign-out", {}],
    ];
    {
      await using _ = await readOnly(site);
      for (const [path, form] of presses) {
        const { status, heading, text } = await ann.post(path, form);
        expect([path, status, heading]).toEqual([
          path,
          503,
          "Unpause cannot work: its database refuses writes",
        ]);
        expect(wordsOf(text)).toContain(
          "Unpause cannot save anything now, because its database refuses writes. Nothing was changed, and nothing is lost. Tell whoever runs Unpause, and try again when it works. Your browser's Back leads to what you typed.",
        );
      }
    }
    expect(await site.ctx.store.members.workspace(site.workspaceId)).toEqual(before);
    expect((await ann.post("/settings", presses[0]?.[1])).location).toEqual("/settings?saved=yes");
  });
});
