import type { Context } from "../context.ts";

/** Asks for a workspace's admins to be told that its alerts reach no channel: once a day for the same trouble. */
export async function reportDeadChannel(
  ctx: Pick<Context, "store" | "clock" | "wake">,
  { workspaceId, channel, why }: { workspaceId: string; channel: string; why: string },
): Promise<void> {
  const at = ctx.clock.now();
  const admins = (await ctx.store.members.list(workspaceId)).filter(({ role }) => role === "admin");
  for (const { id: memberId } of admins) {
    const outboxId = await ctx.store.transaction(async (tx) =>
      (await tx.chatInputs.first(`dead:${workspaceId}:${memberId}:${why}`, at))
        ? tx.outbox.add(
            workspaceId,
            `dead:${channel}:${memberId}`,
            { kind: "tell-dead-channel", memberId, why },
            at,
          )
        : null,
    );
    if (outboxId !== null) await ctx.wake("deliver", outboxId);
  }
}
