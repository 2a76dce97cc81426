import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member, Role } from "./member.ts";

export type SetRoleResult =
  | { kind: "set"; member: Member; before: Role }
  | { kind: "unchanged"; member: Member }
  | { kind: "not-entitled" }
  | { kind: "no-such-member" }
  /** A workspace keeps at least one admin. */
  | { kind: "last-admin" }
  /** It was changed in this moment. */
  | { kind: "overtaken" };

/** Says what a member may do here: an admin's business. It holds from their next request on. */
export async function setRole(
  ctx: CommitContext,
  by: Member,
  { memberId, role }: { memberId: string; role: Role },
): Promise<SetRoleResult> {
  const { workspaceId } = by;
  const result = await commit(ctx, workspaceId, async (tx): Promise<SetRoleResult> => {
    await tx.roles.lock(by.workspaceId);
    if ((await tx.members.get(by.id))?.role !== "admin") return { kind: "not-entitled" };
    const member = await tx.members.get(memberId);
    if (member?.workspaceId !== by.workspaceId) return { kind: "no-such-member" };
    if (member.role === role) return { kind: "unchanged", member };
    const others = await tx.roles.otherAdmins(by.workspaceId, memberId);
    if (member.role === "admin" && others === 0) return { kind: "last-admin" };
    if (!(await tx.roles.set(memberId, member.role, role))) return { kind: "overtaken" };
    tx.note({ kind: "role-set", workspaceId, memberId: by.id, data: { ofId: memberId, role } });
    return { kind: "set", member: { ...member, role }, before: member.role };
  });
  if (result.kind === "not-entitled") await noteNotEntitled(ctx, by, "role-set", memberId);
  return result;
}
