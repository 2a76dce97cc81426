import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import { afterStep } from "../campaign/next-due.ts";
import type { SendKey } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { giveTurnBack } from "../pace/give-turn-back.ts";
import { noteUnconfirmed } from "./note-unconfirmed.ts";

export type Decision = "sent" | "not-sent";
/** `already-settled`: somebody decided before, or no such send is in the workspace. `failed`: a fault of ours; it can be tried again. */
export type Decided = SendKey & { kind: "decided" | "already-settled" | "failed" };
type By = { workspaceId: string; memberId: string };
type Ctx = AuditContext & Pick<Context, "live" | "wake">;

/**
 * A person says what became of unconfirmed sends. `not-sent` lets them be sent again: only a person can say that. Each is decided by
 * itself, so that one which fails keeps no other back.
 *
 * @returns one for each send, in the same order
 */
export async function decideUnconfirmed(
  ctx: Ctx,
  by: By,
  decision: Decision,
  sends: SendKey[],
): Promise<Decided[]> {
  const decided: Decided[] = [];
  const toSay = new Set<string>();
  for (const { enrolmentId, step } of sends) {
    const key = { enrolmentId, step };
    try {
      const done = await decideOne(ctx, by, decision, key);
      if (done?.outboxId) toSay.add(done.outboxId);
      decided.push({ ...key, kind: done === null ? "already-settled" : "decided" });
    } catch (error) {
      ctx.log.fault("unconfirmed-not-decided", error, { enrolment: enrolmentId, step });
      decided.push({ ...key, kind: "failed" });
    }
  }
  if (decided.some(({ kind }) => kind === "decided")) ctx.live.changed(by.workspaceId);
  for (const outboxId of toSay) await ctx.wake("deliver", outboxId);
  return decided;
}

/** @returns null when there was nothing to decide; else what is to be woken */
async function decideOne(
  ctx: Ctx,
  { workspaceId, memberId }: By,
  decision: Decision,
  { enrolmentId, step }: SendKey,
): Promise<{ outboxId: string | null } | null> {
  const enrolment = await ctx.store.sends.campaignOf(enrolmentId);
  if (enrolment === null || enrolment.workspaceId !== workspaceId) return null;
  const { campaignId } = enrolment;
  const at = ctx.clock.now();
  const next = afterStep(await ctx.store.sends.steps(campaignId), step, at);
  const nextDueAt = next.kind === "next" ? next.dueAt : null;

  return audited(ctx, async (tx, note) => {
    const key = { enrolmentId, step, at, by: "person" as const };
    const settled = await tx.doubts.settle(
      decision === "sent" ? { ...key, kind: "accepted", nextDueAt } : { ...key, kind: "planned", dueAt: at },
    );
    if (settled === null) return null;
    note({ kind: "unconfirmed-decided", workspaceId, memberId, data: { enrolmentId, step, decision } });
    const { mailboxId } = settled;
    if (decision === "not-sent") await giveTurnBack(tx, { ...settled, now: at });
    const data = { enrolmentId, step, how: decision === "sent" ? "accepted" : "planned" };
    await tx.history.add(workspaceId, { kind: "settled", campaignId, mailboxId, memberId, data, at });
    return { outboxId: await noteUnconfirmed(tx, mailboxId, at) };
  });
}
