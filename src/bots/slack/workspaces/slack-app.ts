import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { takeOutSecrets } from "../../../core/diagnosis/secrets/known-secrets.ts";
import { withoutSecrets } from "../../../core/diagnosis/secrets/without-secrets.ts";
import type { ChatApp, InstallAnswer } from "../../../core/installation/chat-app-port.ts";
import type { IssuedTokens, Refresh } from "../../../core/mailbox/oauth-port.ts";
import { clientOptions } from "./web-client.ts";

/** The bot's permissions; the same as in manifest.json. */
const BOT_SCOPES = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "users:read",
  "users:read.email",
];

export type SlackAppConfig = {
  clientId: string;
  clientSecret: string;
  /** null: Slack's own. */
  apiUrl: string | null;
};

/** Installing by OAuth, through Slack's own client. docs.slack.dev/authentication/using-token-rotation for tokens that are renewed. */
export function slackApp({ clientId, clientSecret, apiUrl }: SlackAppConfig, redirectUri: string): ChatApp {
  const web = new WebClient(undefined, clientOptions({ apiUrl }));
  const app = { client_id: clientId, client_secret: clientSecret };
  return {
    installUrl(state) {
      const url = new URL("../oauth/v2/authorize", apiUrl ?? "https://slack.com/api/");
      url.search = `${new URLSearchParams({
        client_id: clientId,
        scope: BOT_SCOPES.join(","),
        redirect_uri: redirectUri,
        state,
      })}`;
      return `${url}`;
    },
    async install(code): Promise<InstallAnswer> {
      try {
        const answer = await web.oauth.v2.access({ ...app, code, redirect_uri: redirectUri });
        const { access_token, team } = answer;
        if (answer.is_enterprise_install) return { kind: "organisation" };
        if (!access_token || !team?.id) return { kind: "failed", why: "an answer without a token" };
        const tokens = tokensIn(answer);
        return {
          kind: "installed",
          tenantId: team.id,
          name: team.name ?? team.id,
          token: tokens ? { kind: "rotating", tokens } : { kind: "lasting", botToken: access_token },
        };
      } catch (error) {
        return { kind: "failed", why: takeOutSecrets([code, clientSecret])(codeOf(error)) };
      }
    },
    async refresh(refreshToken): Promise<Refresh> {
      try {
        const ask = { ...app, grant_type: "refresh_token", refresh_token: refreshToken } as const;
        const tokens = tokensIn(await web.oauth.v2.access(ask));
        return tokens
          ? { kind: "refreshed", tokens }
          : { kind: "failed", error: new Error("Slack's answer holds no token that can be renewed.") };
      } catch (error) {
        const takeOut = takeOutSecrets([refreshToken, clientSecret]);
        return { kind: "failed", error: withoutSecrets(error, takeOut) };
      }
    },
  };
}

type Access = Awaited<ReturnType<WebClient["oauth"]["v2"]["access"]>>;

/** null: the token lasts. */
const tokensIn = ({ access_token, refresh_token, expires_in }: Access): IssuedTokens | null =>
  access_token && refresh_token && expires_in
    ? { accessToken: access_token, refreshToken: refresh_token, expiresInMs: expires_in * 1000 }
    : null;

const codeOf = (error: unknown) =>
  error instanceof WebAPIPlatformError ? error.data.error : "Slack gave no answer";
