import type { Context } from "../context.ts";
import type { StalledMailbox } from "../inbound/reading-store.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { unexplained } from "./unexplained.ts";

/**
 * Tells owners which of their mailboxes have not been read for long: one quiet message for each owner and host, edited in place. Once
 * all of them are read again, it says so. May run in several processes at once.
 */
export async function tellLateReadings(
  ctx: Pick<Context, "store" | "clock" | "wake">,
  take: number,
): Promise<void> {
  const { store, clock, wake } = ctx;
  const at = clock.now();
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
    const changed = await store.transaction(async (tx) => {
      const id = await tx.lateReadings.note({ workspaceId, ownerId, host, since, names });
      return id && askForNotice(tx, workspaceId, { kind: "late-reading", id }, at);
    });
    if (changed !== null) await wake("deliver", changed);
  }
  const ended = await store.transaction(async (tx) => {
    const over = await tx.lateReadings.endOthers(still, at);
    return Promise.all(
      over.map(({ id, workspaceId }) => askForNotice(tx, workspaceId, { kind: "late-reading", id }, at)),
    );
  });
  for (const outboxId of ended) await wake("deliver", outboxId);
}

const groupOf = ({ workspaceId, ownerId, imapHost }: StalledMailbox) =>
  `${workspaceId} ${ownerId} ${imapHost}`;
