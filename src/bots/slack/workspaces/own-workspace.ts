import type { Context } from "../../../core/context.ts";
import { slackChat } from "../post/chat.ts";
import { readPeople } from "./people.ts";
import type { SlackWorkspace } from "./slack-workspace.ts";
import { type SlackConfig, webClient } from "./web-client.ts";

/** The Slack workspace of the operator's own token: for everybody who has installed no other. */
export function ownWorkspace(
  ctx: Pick<Context, "store" | "clock">,
  config: Pick<SlackConfig, "apiUrl"> & { botToken: string },
  gapMs: number | undefined,
): SlackWorkspace {
  const web = webClient(config);
  let asked: Promise<string> | null = null;
  return {
    web,
    chat: slackChat(ctx, web, { gapMs }),
    /** Asked once, and again only where that failed. */
    id() {
      asked ??= web.auth.test().then(({ team_id }) => team_id ?? "");
      asked.catch(() => {
        asked = null;
      });
      return asked;
    },
    look: readPeople(web, ctx.clock),
    serves: async (workspaceId) =>
      (await ctx.store.chatInstallations.ofWorkspace(workspaceId, "slack")) === null,
    // Only the operator can mend a token of theirs; `doctor` and every alert say that it is refused.
    lookAgain: async () => {},
  };
}
