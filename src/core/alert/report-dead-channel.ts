import type { Context } from "../context.ts";
import type { AlertMessage, DeadPlace } from "../incident/alert-message.ts";
import type { Rooms } from "../store.ts";

type DeadChannel = { workspaceId: string; place: DeadPlace; why: string };

/** Asks for a workspace's admins to be told that its alerts do not arrive somewhere: once a day for the same trouble. */
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
  { workspaceId, place, why }: DeadChannel,
  at: Date,
): Promise<string[]> {
  const where = place.kind === "chat" ? "" : place.id;
  const items: string[] = [];
  for (const { id: memberId, role } of await tx.members.list(workspaceId)) {
    if (role !== "admin" || memberId === where) continue;
    if (!(await tx.chatInputs.first(`dead:${workspaceId}:${where}:${memberId}:${why}`, at))) continue;
    const message: AlertMessage = { kind: "tell-dead-channel", memberId, place, why };
    items.push(await tx.outbox.add(workspaceId, `dead:${where}:${memberId}`, message, at));
  }
  return items;
}
