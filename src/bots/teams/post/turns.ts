import type { Context } from "../../../core/context.ts";
import { type InTurn, takeTurns } from "../../take-turns.ts";
import { TIMEOUT_MS } from "../connector/call-connector.ts";

/**
 * One post, edit or deletion in a conversation each 2.1 seconds holds all four windows that Teams names. They are 7 in 1 second, 8
 * in 2, 60 in 30, and 1,800 in an hour. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const GAP_MS = 2_100;

/** The longest time for one alert in hand: other channels wait for it, and its lease runs. */
export const ALERT_MS = 2_500;

/** A conversation is named without its threads. */
export const turns = (ctx: Pick<Context, "store" | "clock">, gapMs = GAP_MS): InTurn =>
  takeTurns(ctx, { platform: "teams", gapMs, callMs: TIMEOUT_MS });
