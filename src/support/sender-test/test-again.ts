import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../support-rooms.ts";

export type TestAgainResult =
  | { kind: "tested" }
  /** A test mail is on its way, or none is needed. */
  | { kind: "under-way" }
  | { kind: "no-such-inbox" }
  | { kind: "not-entitled" };

/** Tests the server of a support inbox now, and not in a week. An admin may. */
export async function testAgain(
  ctx: SupportContext,
  by: Member,
  mailboxId: string,
): Promise<TestAgainResult> {
  if (by.role !== "admin") return { kind: "not-entitled" };
  const inbox = await ctx.store.supportInboxes.get(mailboxId);
  if (inbox?.workspaceId !== by.workspaceId) return { kind: "no-such-inbox" };
  const now = ctx.clock.now();
  if (!(await ctx.store.senderTests.makeDue(mailboxId, now))) return { kind: "under-way" };
  await ctx.wake("test-senders", mailboxId);
  return { kind: "tested" };
}
