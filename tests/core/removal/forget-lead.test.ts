import { describe, expect, it } from "vitest";
import { importLeads } from "../../../src/core/campaign/import-leads.ts";
import { commit } from "../../../src/core/commit.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { forgetLead } from "../../../src/core/removal/forget-lead.ts";
import { suppressLead } from "../../../src/core/suppression/suppress-lead.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { readLeads } from "../../../src/io/csv/read-leads.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";
import { tablesWith } from "./every-table.ts";

const admin = async ({ ctx, members }: World) => (await ctx.store.members.get(members.ann)) as Member;

const bring = ({ ctx, workspaceId, members }: World, campaignId: string, csv: string) =>
  importLeads(ctx, {
    workspaceId,
    campaignId,
    memberId: members.ann,
    read: (take) =>
      readLeads(
        (async function* () {
          yield Buffer.from(csv);
        })(),
        take,
      ),
  });

/** Lea is in a campaign, was written to, and everything that may hold her address does. */
async function aLeadEverywhere(world: World) {
  const { ctx, prisma, workspaceId, mailboxId } = world;
  const campaignId = await aCampaign(world, { leads: 1 });
  const host = `leas-${workspaceId.slice(-12)}.test`;
  const email = `lea.private@${host}`;
  await prisma.lead.updateMany({
    where: { workspaceId },
    data: { email, fields: { firstName: "Leafirst", company: "Leacorp" } },
  });
  const { enrolmentId } = await stepOne(world, campaignId, "accepted").then(async () => ({
    enrolmentId: (await prisma.enrolment.findFirstOrThrow({ where: { campaignId } })).id,
  }));
  const at = MONDAY;
  await prisma.send.updateMany({ where: { enrolmentId }, data: { reply: `250 ok <${email}>` } });
  await prisma.refusal.create({
    data: {
      workspaceId,
      campaignId,
      mailboxId,
      enrolmentId,
      step: 1,
      about: "message",
      line: `550 ${email} says no`,
      at,
    },
  });
  await prisma.inboundMail.create({
    data: {
      mailboxId,
      workspaceId,
      messageId: `1@${host}`,
      enrolmentId,
      kind: "reply",
      receivedAt: at,
      recipient: email,
      said: "Leasaid",
    },
  });
  const bounce = diagnose({
    provider: "generic",
    protocol: "smtp",
    credential: "password",
    error: `550 5.1.1 <${email}> unknown`,
  });
  await ctx.store.failures.record({
    workspaceId,
    mailboxId,
    leg: "smtp",
    probe: false,
    diagnosis: bounce,
    at,
  });
  const mail = { messageId: `2@${host}`, subject: "Leasubject", author: email };
  await commit(ctx, null, (tx) =>
    suppressLead(tx, {
      workspaceId,
      email,
      reason: "opted_out",
      origin: { source: "mail", mail, words: "Leawords" },
      at,
    }),
  );
  await ctx.store.history.add(workspaceId, {
    kind: "suppression-lifted",
    data: { email: email.toUpperCase(), why: `${email} asked` },
    at,
  });
  await prisma.optOutQuestion.create({
    data: {
      workspaceId,
      email,
      campaignId,
      mailboxId,
      sentence: "Leasentence",
      subject: "Leasubject",
      author: email,
      askedAt: at,
    },
  });
  const other = await prisma.lead.create({
    data: {
      workspaceId,
      email: `other@${host}`,
      fields: {},
      createdAt: at,
      successor: { name: "Lea", address: email },
    },
  });
  return { campaignId, email, host, enrolmentId, otherId: other.id };
}

describe("forgetting a lead", () =>
  onEachDatabase((database) => {
    it("is an admin's business, and wants a whole address", async () => {
      await using world = await openWorld(database());
      const ben = (await world.ctx.store.members.get(world.members.ben)) as Member;
      expect(await forgetLead(world.ctx, ben, "lea@x.test")).toEqual({ kind: "not-entitled" });
      expect(await forgetLead(world.ctx, await admin(world), "lea")).toEqual({ kind: "not-an-address" });
    });

    it("removes what is personal from every table, in any spelling, says what, and keeps the counts", async () => {
      await using world = await openWorld(database());
      const { ctx, prisma, workspaceId } = world;
      const { campaignId, email, host, enrolmentId, otherId } = await aLeadEverywhere(world);
      expect(await tablesWith(prisma, email)).toEqual(
        expect.arrayContaining([
          "failure",
          "history",
          "lead",
          "opt_out_question",
          "refusal",
          "send",
          "suppression",
        ]),
      );
      const typed = email.replace("@", "+news@").toUpperCase();
      expect(await forgetLead(ctx, await admin(world), ` ${typed} `)).toMatchObject({
        kind: "forgotten",
        leads: 1,
        // Their opt-out had ended the sequence before.
        ended: 0,
        mails: 1,
        suppressions: 1,
        questions: 1,
      });
      for (const personal of [
        email,
        "Leafirst",
        "Leacorp",
        "Leasaid",
        "Leasubject",
        "Leawords",
        "Leasentence",
        `1@${host}`,
        `2@${host}`,
      ])
        expect([personal, await tablesWith(prisma, personal)]).toEqual([personal, []]);
      expect(await prisma.lead.findUniqueOrThrow({ where: { id: otherId } })).toMatchObject({
        email: `other@${host}`,
        successor: null,
      });
      const enrolment = await prisma.enrolment.findUniqueOrThrow({
        where: { id: enrolmentId },
        include: { sends: true, inbound: true },
      });
      expect(enrolment).toMatchObject({
        state: "stopped",
        stopReason: "opted_out",
        sends: [{ state: "accepted" }],
        inbound: [{ kind: "reply" }],
      });
      expect((await ctx.store.views.campaigns.get(workspaceId, campaignId, MONDAY))?.leads.opted_out).toEqual(
        1,
      );
      expect(await prisma.optOutQuestion.count({ where: { workspaceId, answeredAt: null } })).toEqual(0);
      expect(await forgetLead(ctx, await admin(world), email)).toMatchObject({
        kind: "forgotten",
        leads: 0,
        mails: 0,
        texts: 0,
      });
    });

    it("an import does not take them again, in any spelling; another workspace may", async () => {
      await using world = await openWorld(database());
      await using other = await openWorld(database());
      const campaignId = await aCampaign(world, { leads: 0 });
      expect(await forgetLead(world.ctx, await admin(world), "lea@gone.test")).toMatchObject({ leads: 0 });
      const csv = "email\nada@gone.test\nLEA+more@gone.test\nlea@gone.test\n";
      expect(await bring(world, campaignId, csv)).toMatchObject({
        kind: "imported",
        enrolled: 1,
        leftOut: {
          count: 2,
          first: [
            { line: 3, reason: "forgotten" },
            { line: 4, reason: "forgotten" },
          ],
        },
      });
      expect(
        await world.prisma.lead.findMany({
          where: { workspaceId: world.workspaceId },
          select: { email: true },
        }),
      ).toEqual([{ email: "ada@gone.test" }]);
      expect(await forgetLead(world.ctx, await admin(world), "ada@gone.test")).toMatchObject({
        leads: 1,
        ended: 1,
      });
      const theirs = await aCampaign(other, { leads: 0 });
      expect(await bring(other, theirs, csv)).toMatchObject({ enrolled: 3 });
    });

    it("keeps nothing that names them: the hash needs a key that the database does not have", async () => {
      await using world = await openWorld(database());
      await forgetLead(world.ctx, await admin(world), "lea@gone.test");
      const [row] = await world.prisma.forgottenLead.findMany({ where: { workspaceId: world.workspaceId } });
      expect(row?.hash).toHaveLength(32);
      expect(await tablesWith(world.prisma, "lea@gone.test")).not.toContain("forgotten_lead");
    });
  }));
