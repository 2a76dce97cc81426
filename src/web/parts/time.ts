import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** From where a page looks at times: its moment, and the workspace's time zone. */
export type Sight = { now: Date; zone: string };

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 minutes ago", with the exact time for those who ask. */
export function moment(at: Date, { now, zone }: Sight): Markup {
  return html`<time datetime="${at.toISOString()}" title="${fullTime(at, zone)} (${zone})">${relativeTime(at, now)}</time>`;
}

function relativeTime(at: Date, now: Date): string {
  const away = at.getTime() - now.getTime();
  const [unit, length] = STEPS.find(([, ms]) => Math.abs(away) >= ms) ?? [null, 1];
  if (unit === null) return away > 0 ? "in a moment" : "just now";
  return relative.format(Math.round(away / length), unit);
}

/** "Tue 24 Nov 2026, 09:05", in the workspace's time. */
export function fullTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

/** "09:05" today, else "Wed 25 Nov, 09:05"; with seconds "09:05:15". */
export function clockTime(at: Date, { now, zone }: Sight, { seconds = false } = {}): string {
  const day = (date: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date);
  const sameDay = day(at) === day(now);
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
    ...(!sameDay && { weekday: "short", day: "numeric", month: "short" }),
  }).format(at);
}
