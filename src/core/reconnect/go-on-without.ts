import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Entitled } from "../workspace/member.ts";
import { waitForFolders } from "./unread-folders.ts";

export type GoneOn =
  | { kind: "goes-on"; folders: string[] }
  /** They may not act on this mailbox. */
  | { kind: "not-yours"; entitled: Entitled[] }
  /** It waits for no folder, or not long enough, or it has ended. */
  | { kind: "not-asked" };

/** The one press of a person who is asked: lets a reconnect go on without the folders that cannot be read. */
export async function goOnWithout(
  ctx: CommitContext,
  { reconnectId, memberId }: { reconnectId: string; memberId: string },
): Promise<GoneOn> {
  const reconnect = await ctx.store.reconnects.get(reconnectId);
  if (reconnect === null || reconnect.endedAt !== null) return { kind: "not-asked" };
  const entitled = await ctx.store.fixers.entitled(reconnect.mailboxId);
  if (!entitled.some(({ id }) => id === memberId)) return { kind: "not-yours", entitled };
  const { progress, mailboxId, workspaceId } = reconnect;
  if (waitForFolders(progress, ctx.clock.now())?.kind !== "asks") return { kind: "not-asked" };

  const folders = progress.unread?.folders.map(({ path }) => path) ?? [];
  const at = ctx.clock.now();
  const isGoing = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.reconnects.goOnWithout(reconnectId, folders))) return false;
    const data = { folders: folders.join(", ") };
    await tx.history.add(workspaceId, { kind: "folders-skipped", mailboxId, memberId, data, at });
    tx.note({ kind: "folders-skipped", workspaceId, memberId, data: { mailboxId, reconnectId } });
    await askForNotice(tx, workspaceId, { kind: "unread-folder", id: reconnectId }, at);
    tx.wake("finish-reconnect", reconnectId);
    return true;
  });
  return isGoing ? { kind: "goes-on", folders } : { kind: "not-asked" };
}
