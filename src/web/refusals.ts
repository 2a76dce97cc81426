import type { Context } from "hono";
import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { briefTrouble, notSaved } from "../core/trouble/trouble.ts";
import { troubleOf } from "../core/trouble/trouble-of.ts";
import type { Env, Web } from "./env.ts";
import { renderPage } from "./layout.ts";
import { plainPage } from "./parts/plain-page.ts";

const home = html`<a class="button" href="/">Go to the dashboard</a>`;

export function notFound(web: Web, c: Context<Env>) {
  return renderPage(
    web,
    c,
    plainPage({
      title: "There is nothing here",
      status: 404,
      lines: ["The address is not one of ours, or what it showed belongs to another workspace or is gone."],
      action: home,
    }),
  );
}

export function tooLong(web: Web, c: Context<Env>) {
  return renderPage(
    web,
    c,
    plainPage({
      title: "That is too long",
      status: 413,
      lines: ["No form of ours takes that much. Nothing was changed."],
      action: home,
    }),
  );
}

export function somethingBroke(web: Web, c: Context<Env>, error: Error) {
  if (error instanceof HTTPException && error.status === 403) {
    return renderPage(
      web,
      c,
      plainPage({
        title: "This form came from another site",
        status: 403,
        lines: [
          "To keep you safe, Unpause takes forms only from its own pages. Nothing was changed.",
          html`If you see this on our own page, the address in <code>PUBLIC_URL</code> differs from the one in your browser.`,
        ],
        action: home,
      }),
    );
  }
  const trouble = troubleOf(error);
  if (trouble !== null) {
    const { title, mend } = briefTrouble(trouble);
    const typed = c.req.method === "POST" ? ["Your browser's Back leads to what you typed."] : [];
    const lines = [notSaved(trouble), ...typed, mend];
    return renderPage(web, c, plainPage({ title, status: 503, lines, action: home }));
  }
  web.ctx.log.fault("page.failed", error, { method: c.req.method, route: routePath(c) });
  return renderPage(
    web,
    c,
    plainPage({
      title: "Something broke on our side",
      status: 500,
      lines: ["The fault is in the log. Sent and waiting messages are safe. Please try again in a moment."],
      action: home,
    }),
  );
}
