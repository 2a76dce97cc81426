import { askOptOut } from "../../../src/core/opt-out-question/ask-opt-out.ts";
import { aCampaign, MONDAY, said, type World } from "../world.ts";

/** Lea is in two campaigns of Ben's mailbox, and her reply to the first may be an opt-out. */
export async function aDoubtfulReply(world: World) {
  const { ctx, prisma, workspaceId, mailboxId } = world;
  const first = await aCampaign(world, { name: "Spring", leads: 0 });
  const second = await aCampaign(world, { name: "Summer", leads: 0 });
  const email = "lea@leads.test";
  const lead = await prisma.lead.create({ data: { workspaceId, email, fields: {}, createdAt: MONDAY } });
  const enrol = async (campaignId: string, state: "stopped" | "active") => {
    const { id } = await prisma.enrolment.create({
      data: { workspaceId, campaignId, mailboxId, leadId: lead.id, exclusive: false, state, dueAt: MONDAY },
    });
    return id;
  };
  const replied = await enrol(first, "stopped");
  const other = await enrol(second, "active");
  const ask = (sentence = "Why do you have my address?") =>
    said(ctx, (tx) =>
      askOptOut(tx, {
        workspaceId,
        email,
        campaignId: first,
        enrolmentId: replied,
        mailboxId,
        sentence,
        mail: { messageId: "9@leads.test", subject: "Re: Hello", author: email },
        at: MONDAY,
      }),
    );
  const outboxId = await ask();
  const [questionId = ""] = await ctx.store.optOutQuestions.open(workspaceId, 10);
  const stateOfOther = async () => {
    const { state, heldFor, stopReason } = await prisma.enrolment.findUniqueOrThrow({ where: { id: other } });
    return { state, heldFor, stopReason };
  };
  const suppressed = () => prisma.suppression.count({ where: { workspaceId, email } });
  return { email, ask, outboxId, questionId, stateOfOther, suppressed };
}
