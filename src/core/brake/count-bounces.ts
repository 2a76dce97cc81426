import type { Outcome } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { brakeOnBounces, type CountedBounce } from "./brake-on-bounces.ts";

/** Brakes campaigns of which too many leads bounced in the dialogue. To be called once the outcomes are recorded. */
export async function countBounces(
  ctx: Pick<Context, "store" | "clock" | "wake" | "live" | "log">,
  outcomes: readonly Outcome[],
): Promise<void> {
  const last = new Map<string, CountedBounce>();
  for (const { campaignId, workspaceId, turn, end } of outcomes) {
    if (end.kind !== "refused" || end.stop !== "bounced") continue;
    last.set(campaignId, {
      workspaceId,
      campaignId,
      mailboxId: turn.mailboxId,
      diagnosis: end.refusal?.diagnosis ?? null,
    });
  }
  for (const bounce of last.values()) {
    const { campaignId, mailboxId, workspaceId } = bounce;
    const outboxId = await ctx.store.transaction((tx) => brakeOnBounces(tx, bounce, ctx.clock.now()));
    if (outboxId === null) continue;
    ctx.log.event("campaign.braked", { campaignId, mailboxId });
    ctx.live.changed(workspaceId);
    await ctx.wake("deliver", outboxId);
  }
}
