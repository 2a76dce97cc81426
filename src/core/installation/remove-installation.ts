import { askToTellAdmins } from "../alert/report-dead-channel.ts";
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
  const at = ctx.clock.now();
  const why = removedFrom(teamName);
  const told = await ctx.store.transaction(async (tx) => {
    if (!(await tx.slackInstallations.remove(teamId, version, at))) return null;
    const workspaceIds = await tx.slackInstallations.workspaces(teamId);
    const items: string[] = [];
    for (const workspaceId of workspaceIds) {
      items.push(...(await askToTellAdmins(tx, { workspaceId, place: { kind: "chat" }, why }, at)));
    }
    return { workspaceIds, items };
  });
  if (told === null) return;
  ctx.log.event("slack.removed", { teamId });
  for (const id of told.items) await ctx.wake("deliver", id);
  for (const workspaceId of told.workspaceIds) ctx.live.changed(workspaceId);
}

export const removedFrom = (teamName: string) =>
  `Unpause was removed from Slack (${teamName}), or its permission there was revoked. Install it again in the settings.`;
