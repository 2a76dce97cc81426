import { WebAPIPlatformError } from "@slack/web-api";

const REMOVED = new Set([
  "account_inactive",
  "invalid_auth",
  "invalid_refresh_token",
  "not_authed",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
]);

/** Whether Slack refuses this token for every call. docs.slack.dev/reference/methods/auth.test */
export const isRemoved = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && REMOVED.has(error.data.error);
