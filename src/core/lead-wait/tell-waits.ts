import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { explainWait, STANDS_MS, standsSince } from "./explain-wait.ts";
import type { LeadWaitGroup, Standing, TellableWait } from "./lead-wait.ts";

/** A standstill is watched this long first, so that a product that was stopped for a night does not complain about itself. */
const WATCHED_MS = 15 * 60_000;

/**
 * Tells people why due leads stand still, where nothing else tells them. There is one message for each reader and reason, edited as
 * mailboxes join and leave. May run in several processes at once.
 */
export async function tellWaits(ctx: CommitContext): Promise<void> {
  const at = ctx.clock.now();
  const standing = await ctx.store.leadWaits.standing(new Date(at.getTime() - STANDS_MS));
  for (const group of groupsOf(standing, at)) {
    await commit(ctx, null, async (tx) => {
      const id = await tx.leadWaits.note(group, { at, forMs: WATCHED_MS });
      if (id !== null) await askForNotice(tx, group.workspaceId, { kind: "lead-wait", id }, at);
    });
  }
  await commit(ctx, null, async (tx) => {
    const over = await tx.leadWaits.endOthers(at);
    for (const { id, workspaceId } of over)
      await askForNotice(tx, workspaceId, { kind: "lead-wait", id }, at);
  });
}

function groupsOf(all: Standing[], now: Date): LeadWaitGroup[] {
  const told = all.flatMap((standing) => {
    const wait = explainWait(standing, now);
    return "tell" in wait ? [{ standing, wait }] : [];
  });
  const keyOf = ({ standing, wait }: { standing: Standing; wait: TellableWait }) =>
    `${standing.workspaceId} ${wait.kind} ${wait.tell === "owner" ? standing.mailbox.ownerId : ""}`;
  return [...Map.groupBy(told, keyOf).values()].map((members) => {
    const [{ standing, wait }] = members as [(typeof told)[number]];
    const since = Math.min(...members.map((member) => standsSince(member.standing).getTime()));
    return {
      workspaceId: standing.workspaceId,
      ownerId: wait.tell === "owner" ? standing.mailbox.ownerId : null,
      kind: wait.kind,
      since: new Date(since),
      addresses: [...new Set(members.map((member) => member.standing.mailbox.address))].sort(),
    };
  });
}
