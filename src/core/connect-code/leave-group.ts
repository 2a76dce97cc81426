import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member } from "../workspace/member.ts";

export type LeaveGroupResult =
  | { kind: "left" }
  | { kind: "not-entitled" }
  /** It belongs to another workspace, or to none. */
  | { kind: "not-yours" };

/** Takes a group of a chat from a workspace, so that another one can have it. No alert goes to its channels any more. */
export async function leaveGroup(
  ctx: CommitContext,
  by: Member,
  { platform, groupId }: { platform: string; groupId: string },
): Promise<LeaveGroupResult> {
  const { workspaceId, id: memberId, role } = by;
  if (role !== "admin") {
    await noteNotEntitled(ctx, by, "chat-group-left");
    return { kind: "not-entitled" };
  }
  return commit(ctx, workspaceId, async (tx): Promise<LeaveGroupResult> => {
    if (!(await tx.chatDirectory.leaveGroup(platform, groupId, workspaceId))) return { kind: "not-yours" };
    await tx.channels.leaveGroup(workspaceId, { platform, groupId });
    tx.note({ kind: "chat-group-left", workspaceId, memberId, data: { groupId } });
    return { kind: "left" };
  });
}
