import { z } from "zod";
import type { Context } from "../context.ts";
import type { Member, Role } from "./member.ts";

export type NewMember = { name: string; email: string; role: Role };

export type AddMemberResult =
  | { kind: "added"; memberId: string }
  | { kind: "not-entitled" }
  /** One sentence for each field that is not right. */
  | { kind: "unclear"; why: Partial<Record<keyof NewMember, string>> };

/** Takes somebody into the workspace: an admin's business. They sign in by a link, and chats know them by their address. */
export async function addMember(
  ctx: Pick<Context, "store" | "clock" | "live">,
  by: Member,
  wished: NewMember,
): Promise<AddMemberResult> {
  if (by.role !== "admin") return { kind: "not-entitled" };
  const email = wished.email.trim().toLowerCase();
  const member = { name: wished.name.trim() || email.replace(/@.*/, ""), email, role: wished.role };
  if (!z.email().safeParse(email).success)
    return { kind: "unclear", why: { email: "Give a whole mail address, such as ada@example.com." } };
  if (member.name.length > 80) return { kind: "unclear", why: { name: "Give a name of up to 80 letters." } };
  const memberId = await ctx.store.members.add(by.workspaceId, member, ctx.clock.now());
  if (memberId === null) return { kind: "unclear", why: { email: `${email} is here already.` } };
  ctx.live.changed(by.workspaceId);
  return { kind: "added", memberId };
}
