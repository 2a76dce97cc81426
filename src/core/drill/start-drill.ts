import type { Context } from "../context.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Member } from "../workspace/member.ts";
import type { Entitled } from "../workspace/member-store.ts";

export type StartDrillResult =
  | { kind: "started"; drillId: string }
  | { kind: "not-entitled"; entitled: Entitled[] }
  | { kind: "under-way" };

/** Begins a rehearsal: nothing of the mailbox, its campaigns or its leads is touched. */
export async function startDrill(
  ctx: Pick<Context, "store" | "clock" | "wake">,
  member: Member,
  { id: mailboxId, workspaceId }: Pick<Mailbox, "id" | "workspaceId">,
): Promise<StartDrillResult> {
  const entitled = await ctx.store.members.entitled(mailboxId);
  if (!entitled.some(({ id }) => id === member.id)) return { kind: "not-entitled", entitled };
  const startedAt = ctx.clock.now();
  const started = await ctx.store.transaction(async (tx) => {
    const drillId = await tx.drills.start({ workspaceId, mailboxId, startedById: member.id, startedAt });
    return drillId === null
      ? null
      : { drillId, outboxId: await askForDrill(tx, workspaceId, drillId, startedAt) };
  });
  if (started === null) return { kind: "under-way" };
  await ctx.wake("deliver", started.outboxId);
  return { kind: "started", drillId: started.drillId };
}

/** Asks for its messages to be posted or brought up to date. @returns the outbox item, to be woken after the transaction */
export const askForDrill = (
  tx: Pick<Context["store"], "outbox">,
  workspaceId: string,
  drillId: string,
  at: Date,
): Promise<string> => tx.outbox.add(workspaceId, `drill:${drillId}`, { kind: "show-drill", drillId }, at);
