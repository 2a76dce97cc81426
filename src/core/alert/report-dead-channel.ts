import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";

type DeadChannel = { workspaceId: string; channel: string; why: string };

/** Asks for a workspace's admins to be told that its alerts reach no channel: once a day for the same trouble. */
export async function reportDeadChannel(
  { store, clock, wake }: Pick<Context, "store" | "clock" | "wake">,
  dead: DeadChannel,
): Promise<void> {
  const items = await store.transaction((tx) => askToTellAdmins(tx, dead, clock.now()));
  for (const id of items) await wake("deliver", id);
}

/** @returns the outbox items, to be woken after the transaction */
export async function askToTellAdmins(
  tx: Rooms,
  { workspaceId, channel, why }: DeadChannel,
  at: Date,
): Promise<string[]> {
  const items: string[] = [];
  for (const { id: memberId, role } of await tx.members.list(workspaceId)) {
    if (role !== "admin" || !(await tx.chatInputs.first(`dead:${workspaceId}:${memberId}:${why}`, at)))
      continue;
    const message = { kind: "tell-dead-channel", memberId, why } as const;
    items.push(await tx.outbox.add(workspaceId, `dead:${channel}:${memberId}`, message, at));
  }
  return items;
}
