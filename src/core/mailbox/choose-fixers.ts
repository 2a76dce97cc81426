import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member } from "../workspace/member.ts";
import type { Fixers, Mailbox } from "./mailbox.ts";

export type ChooseFixersResult =
  | { kind: "saved" }
  | { kind: "not-entitled" }
  | { kind: "no-such-member" }
  /** It was given to another owner in this moment. */
  | { kind: "overtaken" };

/** Sets the owner and the backups of a mailbox. Its owner may, and an admin. */
export async function chooseFixers(
  ctx: CommitContext,
  by: Member,
  mailbox: Mailbox,
  { ownerId, backupIds }: Fixers,
): Promise<ChooseFixersResult> {
  if (by.workspaceId !== mailbox.workspaceId || (by.role !== "admin" && by.id !== mailbox.ownerId)) {
    await noteNotEntitled(ctx, by, "fixers-chosen", mailbox.id);
    return { kind: "not-entitled" };
  }
  const members = new Set((await ctx.store.members.list(mailbox.workspaceId)).map(({ id }) => id));
  if (![ownerId, ...backupIds].every((id) => members.has(id))) return { kind: "no-such-member" };

  const fixers = { ownerId, backupIds: [...new Set(backupIds)].filter((id) => id !== ownerId) };
  const at = ctx.clock.now();
  const saved = await commit(ctx, mailbox.workspaceId, async (tx) => {
    if (!(await tx.owners.save(mailbox.id, mailbox.ownerId, fixers))) return false;
    await tx.history.add(mailbox.workspaceId, {
      kind: "mailbox-fixers-chosen",
      mailboxId: mailbox.id,
      memberId: by.id,
      at,
    });
    const data = { mailboxId: mailbox.id, ...fixers };
    tx.note({ kind: "fixers-chosen", workspaceId: mailbox.workspaceId, memberId: by.id, data });
    return true;
  });
  return { kind: saved ? "saved" : "overtaken" };
}
