import type { CommitContext } from "../../../core/commit.ts";
import type { ChatInstallation } from "../../../core/installation/installation-store.ts";
import { removeInstallation } from "../../../core/installation/remove-installation.ts";
import { slackChat } from "../post/chat.ts";
import { isRemoved } from "../post/is-removed.ts";
import { removedFrom } from "../post/removed-from.ts";
import { readPeople } from "./people.ts";
import type { SlackWorkspace } from "./slack-workspace.ts";
import { type SlackConfig, webClient } from "./web-client.ts";

/** A Slack workspace with our app installed. Every sign of its removal is noted. */
export function installedWorkspace(
  ctx: CommitContext,
  { apiUrl }: Pick<SlackConfig, "apiUrl">,
  installation: Pick<ChatInstallation, "platform" | "tenantId" | "name" | "version">,
  botToken: string,
  gapMs: number | undefined,
): SlackWorkspace {
  const { tenantId: teamId } = installation;
  const web = webClient({ botToken, apiUrl });
  const refused = async () => {
    const why = removedFrom(installation.name);
    await removeInstallation(ctx, installation, why);
    return { kind: "dead", why, everywhere: true } as const;
  };
  return {
    web,
    chat: slackChat(ctx, web, { workspace: teamId, gapMs, refused }),
    id: async () => teamId,
    look: readPeople(web, ctx.clock),
    serves: async (workspaceId) =>
      (await ctx.store.chatInstallations.ofWorkspace(workspaceId, "slack"))?.tenantId === teamId,
    async lookAgain() {
      try {
        await web.auth.test();
      } catch (error) {
        if (isRemoved(error)) await refused();
      }
    },
  };
}
