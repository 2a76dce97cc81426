import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Actor } from "./audit-event.ts";
import type { AuditFilter, AuditRow } from "./audit-store.ts";
import { noteNotEntitled } from "./note-refusal.ts";

export type ReadAudit = { kind: "not-entitled" } | { kind: "log"; rows: AsyncGenerator<AuditRow> };

const PAGE = 500;

/** The log of an admin's workspace, and all actions on the whole installation, oldest first. The reader is noted in it too. */
export async function readAudit(
  ctx: CommitContext,
  by: Actor & { role: string },
  filter: AuditFilter,
): Promise<ReadAudit> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "audit-read");
    return { kind: "not-entitled" };
  }
  const last = await ctx.store.audit.last();
  await commit(ctx, null, async (tx) =>
    tx.note({ kind: "audit-read", workspaceId: by.workspaceId, memberId: by.id, data: {} }),
  );
  return { kind: "log", rows: rowsUpTo(ctx, by.workspaceId, filter, last?.number ?? 0) };
}

async function* rowsUpTo(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  filter: AuditFilter,
  end: number,
): AsyncGenerator<AuditRow> {
  for (let after = 0, more = true; more; ) {
    const rows = await store.audit.list(workspaceId, filter, after, PAGE);
    yield* rows.filter(({ number }) => number <= end);
    after = rows.at(-1)?.number ?? after;
    more = rows.length === PAGE && after < end;
  }
}
