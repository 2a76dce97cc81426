import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";

/** Asks, once for each alert that tells of an end, for the receipt to be put into its thread. */
export async function askForReceipt(
  ctx: Pick<Context, "store" | "clock" | "wake">,
  platform: string,
  { workspaceId, incidentId, channel }: { workspaceId: string; incidentId: string; channel: string },
): Promise<void> {
  const at = ctx.clock.now();
  const outboxId = await ctx.store.transaction(async (tx) =>
    (await tx.alerts.beginThread(incidentId, platform, channel, at))
      ? tx.outbox.add(
          workspaceId,
          `receipt:${incidentId}:${channel}`,
          { kind: "show-receipt", incidentId, channel } satisfies AlertMessage,
          at,
        )
      : null,
  );
  if (outboxId !== null) await ctx.wake("deliver", outboxId);
}
