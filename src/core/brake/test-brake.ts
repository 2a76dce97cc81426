import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Member } from "../workspace/member.ts";
import type { Brake } from "./brake.ts";

export type TestBrakeResult =
  /** It goes out in the campaign's window. */
  | { kind: "testing"; email: string; opensAt: Date }
  /** A test is on its way, or no lead is left that could be one. */
  | { kind: "no-lead" }
  | { kind: "released-before" };

/** Lets one lead through, while everybody else waits on: the campaign's next message to them is the test. */
export async function testBrake(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Member,
  brake: Brake,
): Promise<TestBrakeResult> {
  if (brake.endedAt !== null) return { kind: "released-before" };
  const at = ctx.clock.now();
  const { campaignId } = brake;
  const email = await commit(ctx, workspaceId, async (tx) => {
    const email = await tx.brakes.test(brake, at);
    if (email === null) return null;
    tx.note({ kind: "brake-tested", workspaceId, memberId, data: { brakeId: brake.id } });
    await tx.history.add(workspaceId, { kind: "brake-tested", campaignId, memberId, at });
    await askForNotice(tx, workspaceId, { kind: "brake", id: brake.id }, at);
    return email;
  });
  if (email === null) return { kind: "no-lead" };
  const campaign = await ctx.store.campaigns.get(workspaceId, campaignId);
  return { kind: "testing", email, opensAt: campaign?.window.opensAt ?? at };
}
