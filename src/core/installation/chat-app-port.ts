import type { IssuedTokens, Refresh } from "../mailbox/oauth-port.ts";

/** A bot's token. Slack lets it last, or has it renewed all twelve hours where the app's settings say so. */
export type SlackToken = { kind: "lasting"; botToken: string } | { kind: "rotating"; tokens: IssuedTokens };

export type InstallAnswer =
  | { kind: "installed"; team: { id: string; name: string }; token: SlackToken }
  /** For a whole Enterprise organisation, in place of one Slack workspace. */
  | { kind: "organisation" }
  /** `why` is Slack's code, or why there was none; it holds no secret. */
  | { kind: "failed"; why: string };

/** Our app at Slack, as many Slack workspaces install it (OAuth 2.0, docs.slack.dev/authentication/installing-with-oauth). */
export interface SlackApp {
  /** Where somebody chooses their Slack workspace and allows us there. */
  installUrl(state: string): string;
  /** Trades the code of a callback for the bot's token. */
  install(code: string): Promise<InstallAnswer>;
  /** Each refresh token works once. @returns failed, with Slack's answer, where it does not */
  refresh(refreshToken: string): Promise<Refresh>;
}
