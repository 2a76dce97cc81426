import { reportDeadChannel } from "../alert/report-dead-channel.ts";
import type { Context } from "../context.ts";

/**
 * Slack no longer takes the token of an installation: the app was uninstalled there, or its token revoked. Admins are told at once, by
 * letter; people see alerts in the web app until it is installed again.
 *
 * @param version - of the token that was refused: one that was installed since stays
 */
export async function removeSlack(
  ctx: Pick<Context, "store" | "clock" | "wake" | "live" | "log">,
  { teamId, teamName, version }: { teamId: string; teamName: string; version: number },
): Promise<void> {
  const { slackInstallations } = ctx.store;
  if (!(await slackInstallations.remove(teamId, version, ctx.clock.now()))) return;
  ctx.log.event("slack.removed", { teamId });
  for (const workspaceId of await slackInstallations.workspaces(teamId)) {
    await reportDeadChannel(ctx, { workspaceId, channel: teamId, why: removedFrom(teamName) });
    ctx.live.changed(workspaceId);
  }
}

export const removedFrom = (teamName: string) =>
  `Unpause was removed from Slack (${teamName}), or its permission there was revoked. Install it again in the settings.`;
