import { expect, it } from "vitest";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { addCampaign, addEnrolment, addMailbox } from "../../setup/rows.ts";
import { unpause } from "../unpause.ts";

/** Each command is a process that opens the database. */
const SLOW = 120_000;

describeWith("PostgreSQL", "unpause campaign decide", () => {
  it(
    "decides once about all leads that are held for one reason, and about no others",
    async () => {
      const url = await freshDatabaseUrl();
      const ask = (...args: string[]) =>
        unpause(args, { env: { DATABASE_URL: url, SECRET_KEY: "a key of sixteen or more" } });
      await ask("workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
      const opened = await openDatabase({ kind: "server", url });
      if (opened.kind === "refused") throw new Error(opened.why);
      await using database = opened.database;
      const { prisma } = database;
      const { id: workspaceId } = await prisma.workspace.findFirstOrThrow();
      const campaignId = await addCampaign(prisma, workspaceId);
      const at = { workspaceId, campaignId, mailboxId: await addMailbox(prisma, workspaceId) };
      const reasons = [
        "message_refused",
        "message_refused",
        "refused_by_report",
        "opt_out_question",
      ] as const;
      for (const [index, heldFor] of reasons.entries()) {
        const email = `lead${index}@leads.test`;
        await addEnrolment(prisma, at, { email, nextStep: 1, state: "held", heldFor });
      }
      const { name } = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
      const decide = (heldFor: string) =>
        ask("campaign", "decide", name, "--held-for", heldFor, "--decision", "remove");

      expect(await decide("message_refused")).toMatchObject({
        exit: 0,
        lines: [{ campaign: name, heldFor: "message_refused", decision: "remove", leads: 2 }],
      });
      expect((await decide("message_refused")).exit).toEqual(1);
      expect((await decide("opt_out_question")).exit).toEqual(2);
      expect(await prisma.enrolment.count({ where: { campaignId, state: "held" } })).toEqual(2);
    },
    SLOW,
  );
});
