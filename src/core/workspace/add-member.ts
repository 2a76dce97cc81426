import { z } from "zod";
import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member, Role } from "./member.ts";

export type NewMember = { name: string; email: string; role: Role };

export type AddMemberResult =
  | { kind: "added"; memberId: string }
  | { kind: "not-entitled" }
  /** One sentence for each field that is not right. */
  | { kind: "unclear"; why: Partial<Record<keyof NewMember, string>> };

/** Adds a member to the workspace. Only an admin may. They sign in by a link, and chats know them by their address. */
export async function addMember(ctx: CommitContext, by: Member, wished: NewMember): Promise<AddMemberResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "member-added");
    return { kind: "not-entitled" };
  }
  const email = wished.email.trim().toLowerCase();
  const member = { name: wished.name.trim() || email.replace(/@.*/, ""), email, role: wished.role };
  if (!z.email().safeParse(email).success)
    return { kind: "unclear", why: { email: "Give a whole mail address, such as ada@example.com." } };
  if (member.name.length > 80) return { kind: "unclear", why: { name: "Give a name of up to 80 letters." } };
  const { id, workspaceId } = by;
  const memberId = await commit(ctx, workspaceId, async (tx) => {
    const ofId = await tx.members.add(workspaceId, member, ctx.clock.now());
    if (ofId !== null)
      tx.note({ kind: "member-added", workspaceId, memberId: id, data: { ofId, role: member.role } });
    return ofId;
  });
  if (memberId === null) return { kind: "unclear", why: { email: `${email} is here already.` } };
  return { kind: "added", memberId };
}
