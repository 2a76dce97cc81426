import type { App } from "@slack/bolt";
import type { Slack } from "./here.ts";

/**
 * The app was uninstalled, or a token of it revoked. Both events come late and in any order, even after a new installation, and
 * they do not name the token. So Slack is asked about the present one.
 */
export function listenForRemoval(app: App, slack: Slack): void {
  for (const event of ["app_uninstalled", "tokens_revoked"] as const) {
    app.event(event, async ({ body }) => (await slack.here(body.team_id)).workspace.lookAgain());
  }
}
