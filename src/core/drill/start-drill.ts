import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Tx } from "../tx.ts";
import type { Entitled, Member } from "../workspace/member.ts";
import type { DrillMessage } from "./drill-message.ts";

export type StartDrillResult =
  | { kind: "started"; drillId: string }
  | { kind: "not-entitled"; entitled: Entitled[] }
  | { kind: "under-way" };

/** Begins a rehearsal: nothing of the mailbox, its campaigns or its leads is touched. */
export async function startDrill(
  ctx: CommitContext,
  member: Member,
  { id: mailboxId, workspaceId }: Pick<Mailbox, "id" | "workspaceId">,
): Promise<StartDrillResult> {
  const entitled = await ctx.store.fixers.entitled(mailboxId);
  if (!entitled.some(({ id }) => id === member.id)) {
    await noteNotEntitled(ctx, member, "drill-started", mailboxId);
    return { kind: "not-entitled", entitled };
  }
  const startedAt = ctx.clock.now();
  const drillId = await commit(ctx, workspaceId, async (tx) => {
    const drillId = await tx.drills.start({ workspaceId, mailboxId, startedById: member.id, startedAt });
    if (drillId === null) return null;
    tx.note({ kind: "drill-started", workspaceId, memberId: member.id, data: { drillId, mailboxId } });
    await askForDrill(tx, workspaceId, drillId, startedAt);
    return drillId;
  });
  return drillId === null ? { kind: "under-way" } : { kind: "started", drillId };
}

/** Asks for its messages to be posted or brought up to date. */
export const askForDrill = (
  tx: Pick<Tx, "say">,
  workspaceId: string,
  drillId: string,
  at: Date,
): Promise<void> =>
  tx.say(workspaceId, `drill:${drillId}`, { kind: "show-drill", drillId } satisfies DrillMessage, at);
