import { type CommitContext, commit } from "../commit.ts";
import type { StalledMailbox } from "../inbound/reading-store.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { unexplained } from "./unexplained.ts";

/**
 * Tells owners which of their mailboxes have not been read for long. There is one quiet message for each owner and host, edited in
 * place. Once all of them are read again, it says so. May run in several processes at once.
 */
export async function tellLateReadings(ctx: CommitContext, take: number): Promise<void> {
  const at = ctx.clock.now();
  const groups = Map.groupBy(await unexplained(ctx, take), groupOf);
  const still: { workspaceId: string; ownerId: string; host: string }[] = [];
  for (const [, mailboxes] of groups) {
    const [{ workspaceId, ownerId, imapHost: host }] = mailboxes as [StalledMailbox];
    still.push({ workspaceId, ownerId, host });
    const since = new Date(Math.min(...mailboxes.map((mailbox) => mailbox.since.getTime())));
    const names = mailboxes
      .map(({ address, folder }) => `${address} ${folder ?? ""}`)
      .sort()
      .join(", ");
    await commit(ctx, null, async (tx) => {
      const id = await tx.lateReadings.note({ workspaceId, ownerId, host, since, names });
      if (id !== null) await askForNotice(tx, workspaceId, { kind: "late-reading", id }, at);
    });
  }
  await commit(ctx, null, async (tx) => {
    const over = await tx.lateReadings.endOthers(still, at);
    for (const { id, workspaceId } of over)
      await askForNotice(tx, workspaceId, { kind: "late-reading", id }, at);
  });
}

const groupOf = ({ workspaceId, ownerId, imapHost }: StalledMailbox) =>
  `${workspaceId} ${ownerId} ${imapHost}`;
