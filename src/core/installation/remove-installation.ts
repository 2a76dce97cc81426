import { askToTellAdmins } from "../alert/report-dead-channel.ts";
import { type CommitContext, commit } from "../commit.ts";

/**
 * Slack no longer takes the token of an installation: the app was uninstalled there, or its token revoked. Admins are told at once, by
 * letter; people see alerts in the web app until it is installed again.
 *
 * @param version - of the token that was refused: one that was installed since stays
 */
export async function removeSlack(
  ctx: CommitContext,
  { teamId, teamName, version }: { teamId: string; teamName: string; version: number },
): Promise<void> {
  const at = ctx.clock.now();
  const why = removedFrom(teamName);
  const workspaceIds = await commit(ctx, null, async (tx) => {
    if (!(await tx.slackInstallations.remove(teamId, version, at))) return null;
    const workspaceIds = await tx.slackInstallations.workspaces(teamId);
    for (const workspaceId of workspaceIds)
      await askToTellAdmins(tx, { workspaceId, place: { kind: "chat" }, why }, at);
    return workspaceIds;
  });
  if (workspaceIds === null) return;
  ctx.log.event("chat.removed", { teamId });
  for (const workspaceId of workspaceIds) ctx.live.changed(workspaceId);
}

export const removedFrom = (teamName: string) =>
  `Unpause was removed from Slack (${teamName}), or its permission there was revoked. Install it again in the settings.`;
