import { html } from "hono/html";
import type { WarmUp } from "../../core/mailbox/mailbox.ts";
import { allowanceOn } from "../../core/pace/warm-up.ts";
import { dateToDay } from "../../core/time/local-day.ts";
import type { Markup } from "../parts/markup.ts";

const DAYS = 28;

/** Four weeks of allowance as bars, today marked, and the same in a sentence. */
export function warmUpCurve(
  mailbox: { dailyCap: number; warmUp: WarmUp },
  today: Temporal.PlainDate,
): Markup {
  const { start, growth, ceiling, since } = mailbox.warmUp;
  const top = Math.min(mailbox.dailyCap, ceiling);
  const first = dateToDay(since);
  const bars = Array.from({ length: DAYS }, (_, index) => {
    const day = first.add({ days: index });
    const height = (allowanceOn(mailbox, day) / Math.max(top, 1)) * 56;
    const past = Temporal.PlainDate.compare(day, today) <= 0;
    return html`<rect class="${past ? "done" : "waiting"}" x="${index * 10 + 1}" y="${(60 - height).toFixed(1)}" width="8" height="${height.toFixed(1)}" rx="1.5"/>`;
  });
  return html`<svg class="curve" viewBox="0 0 ${DAYS * 10} 60" role="img" aria-label="Sends allowed on each of the first ${DAYS} days">${bars}</svg>
<p class="soft">Warming up: ${start} on the first day, ${growth} more on each further day, up to ${top}.</p>`;
}
