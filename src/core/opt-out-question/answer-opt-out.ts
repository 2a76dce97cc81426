import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { suppressLead } from "../suppression/suppress-lead.ts";
import type { Entitled, Member } from "../workspace/member.ts";
import type { OptOutAnswer, OptOutQuestion } from "./opt-out-question-store.ts";

export type AnswerOptOutResult =
  | { kind: "suppressed"; email: string }
  /** `released`: leads of theirs that go on in other campaigns. */
  | { kind: "kept"; email: string; released: number }
  | { kind: "answered-before"; question: OptOutQuestion }
  | { kind: "not-entitled"; entitled: Entitled[] };

/** A person decides whether a lead's reply is an opt-out. Either the lead gets no more mail, or it goes on where it was held. */
export async function answerOptOut(
  ctx: CommitContext,
  member: Member,
  question: OptOutQuestion,
  answer: OptOutAnswer,
): Promise<AnswerOptOutResult> {
  const { id, workspaceId, email, campaignId, mailboxId } = question;
  const entitled = await ctx.store.fixers.entitled(mailboxId);
  if (!entitled.some((one) => one.id === member.id)) {
    await noteNotEntitled(ctx, member, "opt-out-answered", id);
    return { kind: "not-entitled", entitled };
  }
  const at = ctx.clock.now();
  const released = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.optOutQuestions.answer(id, answer, member.id, at))) return null;
    const released = await tx.heldLeads.release(workspaceId, email, "opt_out_question");
    const event = { kind: "opt-out-answered", campaignId, mailboxId, memberId: member.id } as const;
    await tx.history.add(workspaceId, { ...event, data: { answer }, at });
    tx.note({ kind: "opt-out-answered", workspaceId, memberId: member.id, data: { questionId: id, answer } });
    if (answer === "never-again") {
      const origin = {
        source: "mail",
        mailboxId,
        campaignId,
        memberId: member.id,
        words: question.sentence,
        ...(question.mail && { mail: question.mail }),
      } as const;
      await suppressLead(tx, { workspaceId, email, reason: "opted_out", origin, at });
    }
    await askForNotice(tx, workspaceId, { kind: "opt-out-question", id }, at);
    return released;
  });
  if (released === null) {
    return { kind: "answered-before", question: (await ctx.store.optOutQuestions.get(id)) ?? question };
  }
  return answer === "never-again" ? { kind: "suppressed", email } : { kind: "kept", email, released };
}
