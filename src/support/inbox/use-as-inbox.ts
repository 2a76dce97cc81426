import { commit } from "../../core/commit.ts";
import { isId } from "../../core/is-id.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../support-rooms.ts";
import type { SupportInbox } from "./support-inbox-store.ts";

export type UseAsInboxResult =
  | { kind: "support-inbox" }
  | { kind: "no-such-mailbox" }
  | { kind: "not-entitled" }
  /** It is one already, or a campaign has it. */
  | { kind: "in-use"; address: string };

type Made = Pick<SupportInbox, "operators" | "environment">;

/** Makes a mailbox that no campaign has a support inbox. An admin may. */
export async function useAsInbox(
  ctx: SupportContext,
  by: Member,
  mailboxId: string,
): Promise<UseAsInboxResult> {
  if (by.role !== "admin") return { kind: "not-entitled" };
  const mailbox = isId(mailboxId) ? await ctx.store.mailboxes.get(mailboxId) : null;
  if (mailbox?.workspaceId !== by.workspaceId) return { kind: "no-such-mailbox" };
  const made = { operators: false, environment: null };
  const done = await turnIntoInbox(ctx, { mailboxId, workspaceId: by.workspaceId, memberId: by.id }, made);
  return done ? { kind: "support-inbox" } : { kind: "in-use", address: mailbox.address };
}

/** @returns false when it is one already, or a campaign has it */
export function turnIntoInbox(
  ctx: SupportContext,
  { mailboxId, workspaceId, memberId }: { mailboxId: string; workspaceId: string; memberId: string | null },
  made: Made,
): Promise<boolean> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.supportInboxes.turn(mailboxId, at))) return false;
    await tx.supportInboxes.add({ mailboxId, workspaceId, ...made }, at);
    const who = memberId === null ? {} : { memberId };
    await tx.history.add(workspaceId, { kind: "support-inbox-added", mailboxId, ...who, at });
    tx.note({ kind: "support-inbox-added", workspaceId, memberId, data: { mailboxId } });
    tx.wake("read-inbox", mailboxId);
    return true;
  });
}
