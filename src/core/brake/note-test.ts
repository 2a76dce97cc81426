import type { DueSend } from "../campaign/send.ts";
import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";

/** Notes how the test of a brake ended. @param line - the provider's words */
export async function noteTest(
  ctx: CommitContext,
  { enrolmentId, workspaceId }: DueSend,
  result: "passed" | "refused",
  line: string,
): Promise<void> {
  await commit(ctx, workspaceId, async (tx) => {
    const id = await tx.brakes.tested(enrolmentId, result, line);
    if (id !== null) await askForNotice(tx, workspaceId, { kind: "brake", id }, ctx.clock.now());
  });
}
