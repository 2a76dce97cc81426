import { expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { aCampaign, holdingCommits, openWorld, REFUSED, type World } from "../world.ts";

const SWITCHED_OFF = {
  responseCode: 535,
  response: "535 5.7.139 AADSTS50057: The user account is disabled.",
};

async function disconnect({ ctx, clock }: World, mailboxId: string, error: unknown) {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  const diagnosis = diagnose({ provider: "microsoft", protocol: "smtp", credential: "password", error });
  return disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
}

describeWith("PostgreSQL", "two mailboxes of one campaign that are lost in the same moment", () => {
  it("do not take each other for alive: the campaign pauses", async () => {
    const opened = await openDatabase({ kind: "server", url: await freshDatabaseUrl() });
    if (opened.kind === "refused") throw new Error(opened.why);
    await using database = opened.database;
    await using world = await openWorld(database, ["one@ours.test", "two@ours.test"]);
    const [one = "", two = ""] = world.mailboxIds;
    const campaignId = await aCampaign(world, { mailboxIds: [one, two] });

    const held = holdingCommits(world);
    const first = disconnect(held.world, one, REFUSED);
    await held.done;
    // Of another cause, so that they do not wait for each other at one incident.
    const second = disconnect(world, two, SWITCHED_OFF);
    const secondWaits = expect
      .poll(() => database.prisma.$queryRaw`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`)
      .toEqual([{ n: 1 }]);
    await Promise.race([second, secondWaits]);
    held.letGo();
    await Promise.all([first, second]);

    const { state } = await database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
    expect(state).toEqual("paused");
  });
});
