import { WebClient, type WebClientOptions } from "@slack/web-api";
import { silent } from "./silent.ts";

export type SlackConfig = {
  /** Of the operator's own Slack workspace; null: people install the app in theirs. */
  botToken: string | null;
  signingSecret: string;
  /** For Socket Mode; null: Slack reaches us over HTTP. */
  appToken: string | null;
  /** null: Slack's own. */
  apiUrl: string | null;
};

/** A call that takes longer has failed; well below the lease of an outbox item, which may wait for its turn first. */
export const TIMEOUT_MS = 10_000;

export const clientOptions = ({ apiUrl }: Pick<SlackConfig, "apiUrl">): WebClientOptions => ({
  ...(apiUrl !== null && { slackApiUrl: apiUrl }),
  // The outbox retries: it knows what is true by then, and how long it has waited.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: TIMEOUT_MS,
  logger: silent,
});

export const webClient = (config: Pick<SlackConfig, "apiUrl"> & { botToken: string }): WebClient =>
  new WebClient(config.botToken, clientOptions(config));
