import { type CommitContext, commit } from "../commit.ts";

export type NewWorkspace = { name: string; timeZone: string; admin: { name: string; email: string } };

/** Makes a workspace with its first admin, who can let others in. */
export const addWorkspace = (
  ctx: CommitContext,
  wished: NewWorkspace,
): Promise<{ workspaceId: string; memberId: string }> =>
  commit(ctx, null, async (tx) => {
    const made = await tx.members.createWorkspace(wished, ctx.clock.now());
    const { workspaceId, memberId } = made;
    tx.note({ kind: "workspace-added", workspaceId, memberId: null, data: {} });
    tx.note({ kind: "member-added", workspaceId, memberId: null, data: { ofId: memberId, role: "admin" } });
    return made;
  });
