const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** No provider is believed when it asks for more than this. */
const longestMs = 24 * 3_600_000;

/**
 * How long the provider asks us to wait, in milliseconds, or null when it does not say. Understands "Retry after
 * 2020-01-21T12:57:51.196Z", "Suggested Backoff Time: 89117 milliseconds" and "try again in 5 minutes".
 */
export function statedWait(line: string, now: Date): number | null {
  const moment =
    /(?:retry|again|until|after) (?:after |at )?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/i.exec(line)?.[1];
  if (moment !== undefined) {
    const waitMs = Date.parse(moment) - now.getTime();
    return waitMs > 0 ? Math.min(waitMs, longestMs) : null;
  }

  const span =
    /(?:back ?-?off|retry|again|wait)[^\d]{0,30}?(\d{1,9}) ?(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|h|days?)\b/i.exec(
      line,
    );
  if (span === null) return null;
  const unit = unitMs[(span[2] ?? "").toLowerCase().replace(/(?<=..)s$/, "")];
  return unit === undefined ? null : Math.min(Number(span[1]) * unit, longestMs);
}
