import type { AuditContext } from "./append-rows.ts";
import type { Actor, AuditEvent } from "./audit-event.ts";
import { audited } from "./audited.ts";

type Exported = (AuditEvent & { kind: "exported" })["data"];

/** Tells the log that a member took data out of the product. */
export const noteExport = (
  ctx: AuditContext,
  { id: memberId, workspaceId }: Actor,
  data: Exported,
): Promise<void> => audited(ctx, async (_, note) => note({ kind: "exported", workspaceId, memberId, data }));
