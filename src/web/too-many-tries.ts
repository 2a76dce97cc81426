import type { Context } from "hono";
import { html } from "hono/html";
import { tooManyTries } from "../core/limit/words.ts";
import type { Web } from "./env.ts";
import { renderPage } from "./layout.ts";
import { plainPage } from "./parts/plain-page.ts";
import { fullTime } from "./parts/time.ts";

/** The page of who reached a limit. @param again - where the next try may be made */
export function renderTooMany(
  web: Web,
  c: Context,
  { until, timeZone, again }: { until: Date; timeZone: string; again: string },
): Response | Promise<Response> {
  c.header("Retry-After", retryAfter(web, until));
  return renderPage(
    web,
    c,
    plainPage({
      title: "Too many tries",
      status: 429,
      lines: [tooManyTries(fullTime(until, timeZone)), "Nothing was changed."],
      action: html`<a class="button" href="${again}">Back</a>`,
    }),
  );
}

/** In whole seconds (RFC 9110 §10.2.3). */
export const retryAfter = ({ ctx }: Pick<Web, "ctx">, until: Date): string =>
  String(Math.max(1, Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000)));
