import type { CommitContext } from "../../../core/commit.ts";
import type { SlackInstallation } from "../../../core/installation/installation-store.ts";
import { removedFrom, removeSlack } from "../../../core/installation/remove-installation.ts";
import { slackChat } from "../post/chat.ts";
import { isRemoved } from "../post/is-removed.ts";
import { lookAtPeople } from "./people.ts";
import type { SlackWorkspace } from "./slack-workspace.ts";
import { type SlackConfig, webClient } from "./web-client.ts";

/** A Slack workspace that our app was installed in. Whatever shows that it is there no more is noted. */
export function installedWorkspace(
  ctx: CommitContext,
  { apiUrl }: Pick<SlackConfig, "apiUrl">,
  installation: Pick<SlackInstallation, "teamId" | "teamName" | "version">,
  botToken: string,
  gapMs: number | undefined,
): SlackWorkspace {
  const { teamId } = installation;
  const web = webClient({ botToken, apiUrl });
  const refused = async () => {
    await removeSlack(ctx, installation);
    return { kind: "dead", why: removedFrom(installation.teamName), everywhere: true } as const;
  };
  return {
    web,
    chat: slackChat(ctx, web, { workspace: teamId, gapMs, refused }),
    id: async () => teamId,
    look: lookAtPeople(web, ctx.clock),
    serves: async (workspaceId) =>
      (await ctx.store.slackInstallations.ofWorkspace(workspaceId))?.teamId === teamId,
    async lookAgain() {
      try {
        await web.auth.test();
      } catch (error) {
        if (isRemoved(error)) await refused();
      }
    },
  };
}
