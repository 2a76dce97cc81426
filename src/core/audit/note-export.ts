import { type CommitContext, commit } from "../commit.ts";
import type { Actor, AuditEvent } from "./audit-event.ts";

type Exported = (AuditEvent & { kind: "exported" })["data"];

/** Tells the log that a member took data out of the product. */
export const noteExport = (
  ctx: CommitContext,
  { id: memberId, workspaceId }: Actor,
  data: Exported,
): Promise<void> =>
  commit(ctx, null, async (tx) => tx.note({ kind: "exported", workspaceId, memberId, data }));
