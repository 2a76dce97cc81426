import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage, DeadPlace } from "../incident/alert-message.ts";
import type { Tx } from "../tx.ts";

type DeadChannel = { workspaceId: string; place: DeadPlace; why: string };

/** Asks for a workspace's admins to be told that its alerts do not arrive somewhere: once a day for the same trouble. */
export const reportDeadChannel = (ctx: CommitContext, dead: DeadChannel): Promise<void> =>
  commit(ctx, null, (tx) => askToTellAdmins(tx, dead, ctx.clock.now()));

/** Does the same within a transaction. */
export async function askToTellAdmins(
  tx: Tx,
  { workspaceId, place, why }: DeadChannel,
  at: Date,
): Promise<void> {
  const where = place.kind === "chat" ? place.platform : place.id;
  for (const { id: memberId, role } of await tx.members.list(workspaceId)) {
    if (role !== "admin" || memberId === where) continue;
    if (!(await tx.chatInputs.first(`dead:${workspaceId}:${where}:${memberId}:${why}`, at))) continue;
    const message: AlertMessage = { kind: "tell-dead-channel", memberId, place, why };
    await tx.say(workspaceId, `dead:${where}:${memberId}`, message, at);
  }
}
