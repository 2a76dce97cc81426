import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { takeOutSecrets } from "../../core/diagnosis/secrets/known-secrets.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import type { SlackSettings } from "./slack-config.ts";

/** Whether Slack takes the operator's token, and knows the app that others install. */
export async function checkSlack(
  { botToken, app, apiUrl }: SlackSettings,
  redirectUri: string,
): Promise<Check[]> {
  const web = new WebClient(botToken ?? undefined, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    ...(apiUrl !== null && { slackApiUrl: apiUrl }),
  });
  return Promise.all([
    ...(botToken === null ? [] : [checkToken(web)]),
    ...(app === null ? [] : [checkApp(web, app, redirectUri)]),
  ]);
}

async function checkToken(web: WebClient): Promise<Check> {
  try {
    const { team, user } = await web.auth.test();
    return fine("slack", `Signed in to ${team} as ${user}.`);
  } catch (error) {
    return wrong(
      "slack",
      `Slack does not accept us (${takeOutSecrets([web.token ?? ""])((error as Error).message)}).`,
      "Copy the bot token again from the app's “OAuth & Permissions” page into SLACK_BOT_TOKEN.",
    );
  }
}

/** A made-up code is refused always; an app that Slack does not know is refused first. */
async function checkApp(
  web: WebClient,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  redirectUri: string,
): Promise<Check> {
  const why = await web.oauth.v2
    .access({
      client_id: clientId,
      client_secret: clientSecret,
      code: "a code that nobody was given",
      redirect_uri: redirectUri,
    })
    .then(() => "invalid_code")
    .catch((error: Error) => (error instanceof WebAPIPlatformError ? error.data.error : error.message))
    .then(takeOutSecrets([clientSecret]));
  return why === "invalid_code"
    ? fine("slack app", `Slack knows the app. Its page must have this redirect URL: ${redirectUri}`)
    : wrong(
        "slack app",
        `Slack does not know the app (${why}).`,
        "Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from the app's “Basic Information” page.",
      );
}
