import { commit } from "../../core/commit.ts";
import type { Member } from "../../core/workspace/member.ts";
import { openRaw } from "../raw/open-raw.ts";
import type { SupportContext } from "../support-rooms.ts";

/**
 * The mail behind a message of a ticket as it came, with every secret in it: for admins of its workspace alone. The audit log has a
 * line before anything is shown.
 *
 * @returns null when there is none, or it is not theirs to read
 */
export async function readOriginal(
  ctx: SupportContext,
  by: Member,
  messageId: string,
): Promise<Buffer | null> {
  const message = await ctx.store.ticketMessages.get(messageId);
  const ticket = message && (await ctx.store.tickets.get(message.ticketId));
  if (!message?.rawId || ticket?.workspaceId !== by.workspaceId || by.role !== "admin") return null;
  const { workspaceId, id: memberId } = by;
  const { ticketId } = message;
  const kind = "ticket-original-read";
  await commit(ctx, workspaceId, async (tx) => {
    await tx.ticketEvents.add({ workspaceId, ticketId, kind, memberId, at: ctx.clock.now() });
    tx.note({ kind, workspaceId, memberId, data: { ticketId, messageId } });
  });
  return openRaw(ctx, message.rawId);
}
