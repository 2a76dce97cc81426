import { type CommitContext, commit } from "../commit.ts";
import { readUnsubscribeToken } from "../lead/unsubscribe-link.ts";
import { suppressLead } from "./suppress-lead.ts";

export type OptOutResult =
  | { kind: "opted-out"; email: string }
  /** Not a link of ours, or of a campaign that was deleted since. */
  | { kind: "unknown-link" };

/**
 * The one click of List-Unsubscribe-Post (RFC 8058): this workspace never writes to that lead again. May come twice, and from
 * a lead whose sequence ended long ago. Only for POST: programs that scan mail open every link in it (RFC 8058 §1).
 *
 * @param token - the last part of the link's path, decoded
 */
export async function optOut(ctx: CommitContext, token: string): Promise<OptOutResult> {
  const enrolmentId = readUnsubscribeToken(token, ctx.signing);
  const lead = enrolmentId === null ? null : await ctx.store.suppressions.leadOf(enrolmentId);
  if (lead === null) return { kind: "unknown-link" };
  const at = ctx.clock.now();
  const { workspaceId, email, campaignId } = lead;
  const origin = { source: "link" as const, campaignId };
  await commit(ctx, workspaceId, (tx) =>
    suppressLead(tx, { workspaceId, email, reason: "opted_out", origin, at }),
  );
  ctx.log.event("lead.opted-out", { enrolmentId });
  return { kind: "opted-out", email };
}
