import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";

export type NewWorkspace = { name: string; timeZone: string; admin: { name: string; email: string } };

/** Makes a workspace with its first admin, who can let others in. */
export const addWorkspace = (
  ctx: AuditContext,
  wished: NewWorkspace,
): Promise<{ workspaceId: string; memberId: string }> =>
  audited(ctx, async (tx, note) => {
    const made = await tx.members.createWorkspace(wished, ctx.clock.now());
    const { workspaceId, memberId } = made;
    note({ kind: "workspace-added", workspaceId, memberId: null, data: {} });
    note({ kind: "member-added", workspaceId, memberId: null, data: { ofId: memberId, role: "admin" } });
    return made;
  });
