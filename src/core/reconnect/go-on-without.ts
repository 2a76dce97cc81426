import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import type { Context } from "../context.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { waitForFolders } from "./unread-folders.ts";

export type GoneOn =
  | { kind: "goes-on"; folders: string[] }
  /** They may not act on this mailbox. */
  | { kind: "not-yours" }
  /** It waits for no folder, or not long enough, or it has ended. */
  | { kind: "not-asked" };

/** The one press of a person who is asked: lets a reconnect go on without the folders that cannot be read. */
export async function goOnWithout(
  ctx: AuditContext & Pick<Context, "live" | "wake">,
  { reconnectId, memberId }: { reconnectId: string; memberId: string },
): Promise<GoneOn> {
  const reconnect = await ctx.store.reconnects.get(reconnectId);
  if (reconnect === null || reconnect.endedAt !== null) return { kind: "not-asked" };
  const entitled = await ctx.store.fixers.entitled(reconnect.mailboxId);
  if (!entitled.some(({ id }) => id === memberId)) return { kind: "not-yours" };
  const { progress, mailboxId, workspaceId } = reconnect;
  if (waitForFolders(progress, ctx.clock.now())?.kind !== "asks") return { kind: "not-asked" };

  const folders = progress.unread?.folders.map(({ path }) => path) ?? [];
  const at = ctx.clock.now();
  const outboxId = await audited(ctx, async (tx, note) => {
    if (!(await tx.reconnects.goOnWithout(reconnectId, folders))) return null;
    const data = { folders: folders.join(", ") };
    await tx.history.add(workspaceId, { kind: "folders-skipped", mailboxId, memberId, data, at });
    note({ kind: "folders-skipped", workspaceId, memberId, data: { mailboxId, reconnectId } });
    return askForNotice(tx, workspaceId, { kind: "unread-folder", id: reconnectId }, at);
  });
  if (outboxId === null) return { kind: "not-asked" };
  await ctx.wake("deliver", outboxId);
  ctx.live.changed(workspaceId);
  await ctx.wake("finish-reconnect", reconnectId);
  return { kind: "goes-on", folders };
}
