import type { Context } from "../context.ts";
import { afterStep } from "./next-due.ts";
import type { SendKey } from "./send-store.ts";

export type Decision = "sent" | "not_sent";
export type DecideResult = { kind: "decided" } | { kind: "already-settled" };

/** A person says what became of an unconfirmed send. `not_sent` lets it be sent again: only a person can say that. */
export async function decideUnconfirmed(
  ctx: Pick<Context, "store" | "clock" | "live">,
  { enrolmentId, step, decision, memberId }: SendKey & { decision: Decision; memberId: string },
): Promise<DecideResult> {
  const enrolment = await ctx.store.sends.campaignOf(enrolmentId);
  if (enrolment === null) return { kind: "already-settled" };
  const { campaignId, workspaceId } = enrolment;
  const at = ctx.clock.now();
  const next = afterStep(await ctx.store.sends.steps(campaignId), step, at);
  const nextDueAt = next.kind === "next" ? next.dueAt : null;

  const settled = await ctx.store.transaction(async (tx) => {
    const key = { enrolmentId, step, at, by: "person" as const };
    const done = await tx.doubts.settle(
      decision === "sent" ? { ...key, kind: "accepted", nextDueAt } : { ...key, kind: "planned", dueAt: at },
    );
    if (!done) return false;
    const data = { enrolmentId, step, how: decision === "sent" ? "accepted" : "planned" };
    await tx.history.add(workspaceId, { kind: "settled", campaignId, memberId, data, at });
    return true;
  });
  if (settled) ctx.live.changed(workspaceId);
  return { kind: settled ? "decided" : "already-settled" };
}
