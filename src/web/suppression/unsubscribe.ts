import { Hono } from "hono";
import { html } from "hono/html";
import { readUnsubscribeToken } from "../../core/lead/unsubscribe-link.ts";
import { optOut } from "../../core/suppression/opt-out.ts";
import type { Env, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";

/**
 * `/u/<token>`: for leads, who are strangers here. Opening it only asks, since programs that scan mail open every link. Pressing
 * opts out, by a person or by their mail program with RFC 8058's one click.
 */
export function unsubscribePages(web: Web): Hono<Env> {
  const pages = new Hono<Env>();
  // Some mail programs add a slash to an address at the end of a line.
  for (const path of ["/u/:token", "/u/:token/"]) {
    pages.get(path, (c) => {
      const known = readUnsubscribeToken(c.req.param("token") ?? "", web.ctx.signing) !== null;
      return renderPage(web, c, known ? ask() : notOurs());
    });
    pages.post(path, async (c) => {
      const result = await optOut(web.ctx, c.req.param("token") ?? "");
      return renderPage(web, c, result.kind === "opted-out" ? done() : notOurs());
    });
  }
  return pages;
}

const ask = (): PageParts =>
  plainPage({
    title: "No more mail from us?",
    lines: ["One press, and this sender does not write to you again. There is nothing to fill in."],
    action: html`<form method="post"><button class="main">Unsubscribe</button></form>`,
  });

const done = (): PageParts =>
  plainPage({
    title: "You are unsubscribed",
    lines: [
      "This sender does not write to you again. A message that was already on its way may still arrive.",
    ],
  });

const notOurs = (): PageParts =>
  plainPage({
    title: "This link does not work",
    status: 404,
    lines: [
      "Perhaps a part of it was lost, or it comes from a preview. To be taken off the list, reply to the message with the word “unsubscribe”.",
    ],
  });
