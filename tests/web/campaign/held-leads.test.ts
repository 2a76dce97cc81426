import { expect, it } from "vitest";
import type { HeldFor } from "../../../src/core/lead/held-for.ts";
import { aCampaign } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  /** The first leads of a campaign wait for a person, one for each reason. */
  async function holding(...reasons: HeldFor[]) {
    const site = await openSite(database());
    const { prisma, workspaceId, mailboxId } = site;
    const campaignId = await aCampaign(site, { leads: reasons.length + 1 });
    const path = `/campaigns/${campaignId}`;
    const leads = await prisma.enrolment.findMany({
      where: { campaignId },
      orderBy: { dueAt: "asc" },
      include: { lead: true },
    });
    const ids = leads.map(({ id }) => id);
    const emails = leads.map(({ lead }) => lead.email);
    for (const [index, heldFor] of reasons.entries()) {
      const { id: enrolmentId } = leads[index] as (typeof leads)[number];
      const at = { workspaceId, campaignId, mailboxId, enrolmentId };
      const accepted = heldFor === "refused_by_report";
      await prisma.enrolment.update({
        where: { id: enrolmentId },
        data: { state: "held", heldFor, nextStep: accepted ? 2 : 1 },
      });
      if (heldFor === "message_refused") {
        const line = "554 5.7.1 Message contains a URL listed in SURBL";
        await prisma.refusal.create({
          data: { ...at, step: 1, about: "message", line, at: site.clock.time },
        });
      }
      if (accepted) {
        const send = { step: 1, messageId: `${enrolmentId}@ours.test`, state: "accepted" as const };
        await prisma.send.create({
          data: { ...at, ...send, transmittingAt: site.clock.time, settledAt: site.clock.time },
        });
      }
    }
    const cy = await signedIn(site, site.members.cy);
    const stateOf = (id = "") =>
      prisma.enrolment.findUniqueOrThrow({
        where: { id },
        select: { state: true, stopReason: true, heldFor: true, nextStep: true },
      });
    const decide = (form: Record<string, string>) => cy.post(`${path}/decide-held`, form);
    const page = async () => wordsOf((await cy.get(path)).text);
    return { ...site, campaignId, path, ids, emails, cy, stateOf, decide, page };
  }

  it("a lead refused twice is shown with the provider's words, and goes on with the same step", async () => {
    await using site = await holding("message_refused");
    const [id = ""] = site.ids;
    expect(await site.page()).toContain("Please decide: 1 lead waits Refused twice");
    expect(await site.page()).toContain(
      "“554 5.7.1 Message contains a URL listed in SURBL” Waits before step 1",
    );
    expect((await site.decide({ enrolmentId: id, decision: "go-on" })).location).toEqual(site.path);
    expect(await site.stateOf(id)).toMatchObject({ state: "active", heldFor: null, nextStep: 1 });
    expect(await site.page()).toContain(`Cy let ${site.emails[0]} go on.`);
    expect(await site.page()).not.toContain("Please decide");
  });

  it("a step that was accepted stays accepted: a lead refused by a report goes on with the next one", async () => {
    await using site = await holding("refused_by_report");
    const [id = ""] = site.ids;
    await site.decide({ enrolmentId: id, decision: "go-on" });
    expect(await site.stateOf(id)).toMatchObject({ state: "active", nextStep: 2 });
    const sends = await site.prisma.send.findMany({ where: { enrolmentId: id } });
    expect(sends.map(({ step, state }) => [step, state])).toEqual([[1, "accepted"]]);
  });

  it("all of one reason are decided at once, and those of the other wait on", async () => {
    await using site = await holding("message_refused", "message_refused", "refused_by_report");
    expect(await site.page()).toContain("Remove all 2");
    await site.decide({ heldFor: "message_refused", decision: "remove" });
    const states = await Promise.all(site.ids.map(site.stateOf));
    expect(states).toMatchObject([
      { state: "stopped", stopReason: "removed" },
      { state: "stopped", stopReason: "removed" },
      { state: "held" },
      { state: "active" },
    ]);
    expect(await site.page()).toContain("Cy ended the sequence of 2 held leads.");
  });

  it("is decided once, and a lead that replied in between stays ended", async () => {
    await using site = await holding("message_refused", "refused_by_report");
    const [one = "", two = ""] = site.ids;
    await site.ctx.store.inbound.stop(two, "replied", site.clock.time);
    const answers = [
      await site.decide({ enrolmentId: one, decision: "remove" }),
      await site.decide({ enrolmentId: one, decision: "go-on" }),
      await site.decide({ enrolmentId: two, decision: "go-on" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 409, 409]);
    expect(await site.stateOf(one)).toMatchObject({ state: "stopped", stopReason: "removed" });
    expect(await site.stateOf(two)).toMatchObject({ state: "stopped", stopReason: "replied" });
    expect(
      await site.prisma.event.count({ where: { kind: "lead-released", campaignId: site.campaignId } }),
    ).toEqual(1);
  });

  it("a lead that may have opted out is not let go here: its line leads to the question", async () => {
    await using site = await holding("message_refused");
    const [id = ""] = site.ids;
    const [email = ""] = site.emails;
    const { workspaceId, mailboxId, campaignId } = site;
    const question = { workspaceId, email, campaignId, mailboxId, sentence: "Where is my address from?" };
    const asked = await site.ctx.store.optOutQuestions.ask({ ...question, mail: null, at: site.clock.time });
    await site.ctx.store.heldLeads.hold(workspaceId, email, "opt_out_question");
    expect((await site.cy.get(site.path)).text).toContain(`href="/notices/opt-out-question/${asked}"`);
    expect((await site.decide({ enrolmentId: id, decision: "go-on" })).status).toEqual(409);
    expect((await site.decide({ heldFor: "opt_out_question", decision: "go-on" })).status).toEqual(404);
    expect(await site.stateOf(id)).toMatchObject({ state: "held", heldFor: "opt_out_question" });
  });

  it("is decided in its own workspace only", async () => {
    await using site = await holding("message_refused");
    await using elsewhere = await openSite(database());
    const ann = await signedIn(elsewhere, elsewhere.members.ann);
    const form = { heldFor: "message_refused", decision: "remove" };
    expect((await ann.post(`${site.path}/decide-held`, form)).status).toEqual(404);
    expect(await site.stateOf(site.ids[0])).toMatchObject({ state: "held" });
  });
});
