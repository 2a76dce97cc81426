import type { Context } from "../../../core/context.ts";
import { type InTurn, takeTurns } from "../../take-turns.ts";
import { TIMEOUT_MS } from "../workspaces/web-client.ts";

/** Slack takes one message a second in a channel, and hides what is above it without an error. */
const GAP_MS = 1_000;

/** The longest time for one alert in hand: other channels wait for it, and its lease runs. */
export const ALERT_MS = 2_000;

/**
 * The turns in Slack's channels. A channel is named as it is posted to: a person's is their user id.
 *
 * Every addition to a channel takes one, "via chat.postMessage, an incoming webhook, or one of the many other ways". That includes
 * a public answer at a response_url, and an edit, of which Slack counts 50 a minute. A message that one person alone sees is not in
 * the channel and takes none (chat.postEphemeral, an ephemeral answer, a window).
 *
 * Source: docs.slack.dev/apis/web-api/rate-limits
 */
export const turns = (ctx: Pick<Context, "store" | "clock">, gapMs = GAP_MS): InTurn =>
  takeTurns(ctx, { platform: "slack", gapMs, callMs: TIMEOUT_MS });
