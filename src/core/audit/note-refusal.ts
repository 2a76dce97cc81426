import { type CommitContext, commit } from "../commit.ts";
import { flat } from "./append-rows.ts";
import type { Actor, AuditEvent, AuditKind } from "./audit-event.ts";

/** Tells the log of something that changed nothing else. */
const noteAlone = (ctx: CommitContext, event: AuditEvent): Promise<void> =>
  commit(ctx, null, async (tx) => tx.note(event));

const HOUR_MS = 60 * 60_000;
/** Refusals of one kind that one person fills the log with in an hour. */
const MOST_REFUSALS = 20;

/** Notes a refusal in the log. Constant attempts fill no disk: from a limit on, a refusal is only a log line. */
export async function noteRefusal(ctx: CommitContext, event: AuditEvent): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - HOUR_MS);
  const before = await ctx.store.audit.countSince(event.kind, event, since);
  if (before < MOST_REFUSALS) return noteAlone(ctx, event);
  const { kind, workspaceId, memberId, data } = event;
  ctx.log.event(`security.${kind}`, { workspaceId, memberId, surface: ctx.surface, ...flat(data) });
}

/** Tells the log that a member asked for what is not theirs to do. */
export const noteNotEntitled = (
  ctx: CommitContext,
  { id: memberId, workspaceId }: Actor,
  what: AuditKind,
  aboutId?: string,
): Promise<void> =>
  noteRefusal(ctx, {
    kind: "not-entitled",
    workspaceId,
    memberId,
    data: { what, ...(aboutId !== undefined && { aboutId }) },
  });
