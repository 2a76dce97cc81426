import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { giveGrantBack } from "../credential/give-grant-back.ts";
import type { Member } from "../workspace/member.ts";
import { openRefreshToken } from "./open-refresh-token.ts";

export type RemoveWorkspaceResult =
  /** `grants`: permissions that were given back to Google. */
  | { kind: "removed"; grants: number }
  | { kind: "not-entitled" }
  | { kind: "no-such-workspace" }
  /** Its name was not said, or not as it is. Nothing was changed. */
  | { kind: "not-confirmed"; name: string }
  /** Sends are in hand; they end within a minute. Nothing was changed. */
  | { kind: "sending" };

/** Many rows go in one transaction. */
const WITHIN_MS = 10 * 60_000;

type Ctx = CommitContext & Pick<Context, "secrets" | "oauth" | "mail">;

/**
 * Removes a workspace with everything in it: an admin's business, who says its name. Credentials are erased, and permissions at Google are
 * given back unless a mailbox of another workspace uses the account. The audit log stays; it names people by id.
 */
export async function removeWorkspace(ctx: Ctx, by: Member, name: string): Promise<RemoveWorkspaceResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "workspace-removed");
    return { kind: "not-entitled" };
  }
  const { workspaceId } = by;
  const done = await commit(
    ctx,
    workspaceId,
    async (tx) => {
      await tx.roles.lock(workspaceId);
      const workspace = await tx.members.workspace(workspaceId);
      if (workspace === null) return { kind: "no-such-workspace" } as const;
      if (workspace.name !== name.trim()) return { kind: "not-confirmed", name: workspace.name } as const;
      const sending = await tx.workspaceRemovals.lock(workspaceId);
      if (sending.length > 0) return { kind: "sending" } as const;
      const mailboxes = await tx.mailboxes.list(workspaceId);
      const grants = await tx.workspaceRemovals.grants(workspaceId);
      await tx.workspaceRemovals.delete(workspaceId);
      tx.note({ kind: "workspace-removed", workspaceId, memberId: by.id, data: {} });
      return { kind: "done", mailboxes, grants } as const;
    },
    WITHIN_MS,
  );
  if (done.kind !== "done") return done;
  for (const { id } of done.mailboxes) await ctx.mail.release(id);
  let grants = 0;
  for (const { mailboxId, provider, subject, sealed } of done.grants) {
    if (provider !== "google" && provider !== "microsoft") continue;
    const token = openRefreshToken(ctx, sealed, mailboxId);
    if (await giveGrantBack(ctx, provider, { subject }, token)) grants++;
  }
  return { kind: "removed", grants };
}
