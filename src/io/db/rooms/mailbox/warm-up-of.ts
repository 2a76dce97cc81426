import type { WarmUp } from "../../../../core/mailbox/mailbox.ts";

/** The columns of a warm-up as one value; null: the mailbox has none. */
export function warmUpOf(row: {
  warm_up_start: number | null;
  warm_up_growth: number | null;
  warm_up_ceiling: number | null;
  warm_up_since: Date | null;
}): WarmUp | null {
  const {
    warm_up_start: start,
    warm_up_growth: growth,
    warm_up_ceiling: ceiling,
    warm_up_since: since,
  } = row;
  return start !== null && growth !== null && ceiling !== null && since !== null
    ? { start, growth, ceiling, since }
    : null;
}
