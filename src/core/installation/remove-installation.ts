import { askToTellAdmins } from "../alert/report-dead-channel.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Tenant } from "./installation-store.ts";

/**
 * Handles a platform's refusal of an installation's token: the app was uninstalled there, or its token revoked. Admins are told at
 * once, in another chat or by letter. People see alerts there and in the web app until it is installed again.
 *
 * @param version - of the refused token: one that was installed since stays
 * @param why - in words for people
 */
export async function removeInstallation(
  ctx: CommitContext,
  { platform, tenantId, version }: Tenant & { version: number },
  why: string,
): Promise<void> {
  const at = ctx.clock.now();
  const tenant = { platform, tenantId };
  const workspaceIds = await commit(ctx, null, async (tx) => {
    if (!(await tx.chatInstallations.remove(tenant, version, at))) return null;
    const workspaceIds = await tx.chatInstallations.workspaces(tenant);
    for (const workspaceId of workspaceIds)
      await askToTellAdmins(tx, { workspaceId, place: { kind: "chat", platform }, why }, at);
    return workspaceIds;
  });
  if (workspaceIds === null) return;
  ctx.log.event("chat.removed", tenant);
  for (const workspaceId of workspaceIds) ctx.live.changed(workspaceId);
}
