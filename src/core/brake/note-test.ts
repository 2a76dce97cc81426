import type { DueSend } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";

/** Notes how the test of a brake ended. @param line - the provider's words */
export async function noteTest(
  ctx: Pick<Context, "store" | "clock" | "wake" | "live">,
  { enrolmentId, workspaceId }: DueSend,
  result: "passed" | "refused",
  line: string,
): Promise<void> {
  const outboxId = await ctx.store.transaction(async (tx) => {
    const id = await tx.brakes.tested(enrolmentId, result, line);
    return id && askForNotice(tx, workspaceId, { kind: "brake", id }, ctx.clock.now());
  });
  if (outboxId === null) return;
  ctx.live.changed(workspaceId);
  await ctx.wake("deliver", outboxId);
}
