import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage, DeadPlace } from "../incident/alert-message.ts";
import type { Tx } from "../tx.ts";

type DeadChannel = { workspaceId: string; place: DeadPlace; why: string };

/** Asks for a workspace's admins to be told that its alerts do not arrive somewhere: once a day for the same trouble. */
export const reportDeadChannel = (ctx: CommitContext, dead: DeadChannel): Promise<void> =>
  commit(ctx, null, (tx) => askToTellAdmins(tx, dead, ctx.clock.now()));

/** Does the same within a transaction. */
export async function askToTellAdmins(tx: Tx, dead: DeadChannel, at: Date): Promise<void> {
  const { workspaceId, place, why } = dead;
  const where = whereIn(place);
  for (const { id: memberId, role } of await tx.members.list(workspaceId)) {
    if (role !== "admin" || memberId === where) continue;
    if (!(await tx.chatInputs.first(`dead:${workspaceId}:${where}:${memberId}:${why}`, at))) continue;
    await askToTell(tx, dead, memberId, at);
  }
}

/** Asks for one member to be told now. However often it is asked for, one message waits. */
export async function askToTell(
  tx: Pick<Tx, "say">,
  { workspaceId, place, why }: DeadChannel,
  memberId: string,
  at: Date,
): Promise<void> {
  const message: AlertMessage = { kind: "tell-dead-channel", memberId, place, why };
  await tx.say(workspaceId, `dead:${whereIn(place)}:${memberId}`, message, at);
}

const whereIn = (place: DeadPlace) => (place.kind === "chat" ? place.platform : place.id);
