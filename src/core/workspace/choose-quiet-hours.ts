import { type CommitContext, commit } from "../commit.ts";
import { type QuietHours, readQuietHours } from "../time/quiet-hours.ts";
import type { Member } from "./member.ts";

export type QuietResult =
  /** null: they are told at any hour. */
  { kind: "saved"; hours: QuietHours | null } | { kind: "unclear" };

/** Sets a member's quiet hours, in their own words. Only they may. */
export async function chooseQuietHours(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Member,
  words: string,
): Promise<QuietResult> {
  const read = readQuietHours(words);
  if (read === null) return { kind: "unclear" };
  const hours = read === "off" ? null : read;
  await commit(ctx, null, async (tx) => {
    await tx.members.saveQuietHours(memberId, hours);
    tx.note({ kind: "quiet-hours-changed", workspaceId, memberId, data: {} });
  });
  return { kind: "saved", hours };
}
