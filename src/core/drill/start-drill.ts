import type { AuditContext } from "../audit/append-rows.ts";
import { audited, noteNotEntitled } from "../audit/audited.ts";
import type { Context } from "../context.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Entitled, Member } from "../workspace/member.ts";
import type { DrillMessage } from "./drill-message.ts";

export type StartDrillResult =
  | { kind: "started"; drillId: string }
  | { kind: "not-entitled"; entitled: Entitled[] }
  | { kind: "under-way" };

/** Begins a rehearsal: nothing of the mailbox, its campaigns or its leads is touched. */
export async function startDrill(
  ctx: AuditContext & Pick<Context, "wake">,
  member: Member,
  { id: mailboxId, workspaceId }: Pick<Mailbox, "id" | "workspaceId">,
): Promise<StartDrillResult> {
  const entitled = await ctx.store.fixers.entitled(mailboxId);
  if (!entitled.some(({ id }) => id === member.id)) {
    await noteNotEntitled(ctx, member, "drill-started", mailboxId);
    return { kind: "not-entitled", entitled };
  }
  const startedAt = ctx.clock.now();
  const started = await audited(ctx, async (tx, note) => {
    const drillId = await tx.drills.start({ workspaceId, mailboxId, startedById: member.id, startedAt });
    if (drillId === null) return null;
    note({ kind: "drill-started", workspaceId, memberId: member.id, data: { drillId, mailboxId } });
    return { drillId, outboxId: await askForDrill(tx, workspaceId, drillId, startedAt) };
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
): Promise<string> =>
  tx.outbox.add(workspaceId, `drill:${drillId}`, { kind: "show-drill", drillId } satisfies DrillMessage, at);
