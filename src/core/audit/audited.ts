import type { Rooms } from "../store.ts";
import { type AuditContext, appendRows } from "./append-rows.ts";
import type { Actor, AuditEvent, AuditKind } from "./audit-event.ts";
import type { AuditRow } from "./audit-store.ts";

/** Tells the log of something. It is written when the transaction's own work is done, or not at all. */
export type Note = (event: AuditEvent) => void;

/** Runs a transaction that the audit log tells of: its rows are written with it, and one `security.*` log line follows for each. */
export async function audited<T>(
  ctx: AuditContext,
  work: (tx: Rooms, note: Note) => Promise<T>,
  withinMs?: number,
): Promise<T> {
  const { result, rows } = await ctx.store.transaction(async (tx) => {
    const events: AuditEvent[] = [];
    const result = await work(tx, (event) => void events.push(event));
    return { result, rows: await appendRows(ctx, tx, events) };
  }, withinMs);
  for (const row of rows) logRow(ctx.log, row);
  return result;
}

/** Tells the log of something that changed nothing else. */
const noteAlone = (ctx: AuditContext, event: AuditEvent): Promise<void> =>
  audited(ctx, async (_, note) => note(event));

const HOUR_MS = 60 * 60_000;
/** Refusals of one kind that one person fills the log with in an hour. */
const MOST_REFUSALS = 20;

/** Tells the log of something that was refused. Who tries it all the time fills no disk: then it is a log line alone. */
export async function noteRefusal(ctx: AuditContext, event: AuditEvent): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - HOUR_MS);
  const before = await ctx.store.audit.countSince(event.kind, event, since);
  if (before < MOST_REFUSALS) return noteAlone(ctx, event);
  const { kind, workspaceId, memberId, data } = event;
  ctx.log.event(`security.${kind}`, { workspaceId, memberId, surface: ctx.surface, ...flat(data) });
}

/** Tells the log that a member asked for what is not theirs to do. */
export const noteNotEntitled = (
  ctx: AuditContext,
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

/** The line names its row and the row's hash: kept elsewhere, it shows what was cut off the end of the chain. */
export function logRow(
  log: AuditContext["log"],
  { kind, number, hash, workspaceId, memberId, surface, data }: AuditRow,
) {
  log.event(`security.${kind}`, { number, hash, workspaceId, memberId, surface, ...flat(data) });
}

const flat = (data: object) =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
