import { afterStep } from "../campaign/next-due.ts";
import type { SendKey } from "../campaign/send.ts";
import { type CommitContext, commit } from "../commit.ts";
import { giveTurnBack } from "../pace/give-turn-back.ts";
import { noteUnconfirmed } from "./note-unconfirmed.ts";

export type Decision = "sent" | "not-sent";
/**
 * `already-settled`: it was decided before, or no such send is in the workspace. `failed`: a fault of ours; it can be tried again.
 */
export type Decided = SendKey & ({ kind: "decided" } | { kind: "already-settled" } | { kind: "failed" });
type By = { workspaceId: string; memberId: string };

/**
 * A person says what became of unconfirmed sends. `not-sent` lets them be sent again: only a person can say that. Each is decided by
 * itself, so that one which fails keeps no other back.
 *
 * @returns one for each send, in the same order
 */
export async function decideUnconfirmed(
  ctx: CommitContext,
  by: By,
  decision: Decision,
  sends: SendKey[],
): Promise<Decided[]> {
  const decided: Decided[] = [];
  const mailboxIds = new Set<string>();
  for (const { enrolmentId, step } of sends) {
    const key = { enrolmentId, step };
    try {
      const mailboxId = await decideOne(ctx, by, decision, key);
      if (mailboxId !== null) mailboxIds.add(mailboxId);
      decided.push({ ...key, kind: mailboxId === null ? "already-settled" : "decided" });
    } catch (error) {
      ctx.log.fault("unconfirmed.not-decided", error, { enrolment: enrolmentId, step });
      decided.push({ ...key, kind: "failed" });
    }
  }
  for (const mailboxId of mailboxIds)
    await commit(ctx, by.workspaceId, (tx) => noteUnconfirmed(tx, mailboxId, ctx.clock.now()));
  return decided;
}

/** @returns the mailbox that it was sent through; null: there was nothing to decide */
async function decideOne(
  ctx: CommitContext,
  { workspaceId, memberId }: By,
  decision: Decision,
  { enrolmentId, step }: SendKey,
): Promise<string | null> {
  const enrolment = await ctx.store.sends.campaignOf(enrolmentId);
  if (enrolment === null || enrolment.workspaceId !== workspaceId) return null;
  const { campaignId } = enrolment;
  const at = ctx.clock.now();
  const next = afterStep(await ctx.store.sends.steps(campaignId), step, at);
  const nextDueAt = next.kind === "next" ? next.dueAt : null;

  return commit(ctx, workspaceId, async (tx) => {
    const key = { enrolmentId, step, at, by: "person" as const };
    const settled = await tx.doubts.settle(
      decision === "sent" ? { ...key, kind: "accepted", nextDueAt } : { ...key, kind: "planned", dueAt: at },
    );
    if (settled === null) return null;
    tx.note({ kind: "unconfirmed-decided", workspaceId, memberId, data: { enrolmentId, step, decision } });
    const { mailboxId } = settled;
    if (decision === "not-sent") await giveTurnBack(tx, { ...settled, now: at });
    const data = { enrolmentId, step, how: decision === "sent" ? "accepted" : "planned" };
    await tx.history.add(workspaceId, { kind: "settled", campaignId, mailboxId, memberId, data, at });
    return mailboxId;
  });
}
