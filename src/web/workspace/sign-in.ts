import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type CheckedLink, checkSignInLink, signIn } from "../../core/sign-in/sign-in.ts";
import { askForSignInLetter, canWriteLinks } from "../../core/sign-in/sign-in-letter.ts";
import type { Env, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { placeOf } from "../place-of.ts";
import { closeSession, openSession, sessionToken, takeWantedPage } from "./session.ts";
import { signInNeeded } from "./sign-in-needed.ts";

/** `/sign-in/<token>`: looking shows a button, pressing it spends the link. */
export function signInPages(web: Web): Hono<Env> {
  return new Hono<Env>()
    .get("/sign-in", (c) => renderPage(web, c, { ...signInNeeded(web), status: 200 }))
    .post("/sign-in", async (c) => {
      if (!canWriteLinks(web.ctx)) return renderPage(web, c, signInNeeded(web));
      const { email } = await c.req.parseBody();
      if (typeof email === "string") await askForSignInLetter(web.ctx, email);
      return renderPage(web, c, letterAsked());
    })
    .get("/sign-in/:token", async (c) => {
      const token = c.req.param("token");
      const link = await checkSignInLink(web.ctx, token);
      if (link.kind !== "open") return renderPage(web, c, closedLink(link.kind));
      const { name, email } = link.member;
      return renderPage(web, c, {
        title: "Sign in",
        width: "narrow",
        body: html`<section class="card plain"><h1>Welcome, ${name}</h1>
<p>This signs you in as <b>${email}</b> on this device, for 30 days, or until it was not used for 14 days. The link works once.</p>
<form method="post" class="actions"><button class="main" autofocus>Sign in</button></form></section>`,
      });
    })
    .post("/sign-in/:token", async (c) => {
      const result = await signIn(web.ctx, c.req.param("token"), {
        place: placeOf(c as Context),
        before: sessionToken(web, c as Context),
      });
      if (result.kind !== "signed-in") return renderPage(web, c, closedLink(result.kind));
      openSession(web, c as Context, result.sessionToken);
      return c.redirect(takeWantedPage(web, c as Context), 303);
    })
    .post("/sign-out", async (c) => {
      await closeSession(web, c as Context);
      return c.redirect("/sign-in", 303);
    });
}

/** The same for every address, so that it does not reveal members. */
const letterAsked = () =>
  plainPage({
    title: "Look into your mail",
    lines: [
      "If that is the address of a member, a letter with a link is on its way. The link works once, within the hour.",
      "One letter a minute goes to an address.",
    ],
  });

function closedLink(why: Exclude<CheckedLink["kind"], "open">) {
  const said = {
    spent: [
      "This link was used already",
      "A sign-in link works once. If it was not you who used it, tell your admin.",
    ],
    expired: ["This link is too old", "A sign-in link works for an hour."],
    unknown: ["This is not a link of ours", "A part of the address may be missing."],
  }[why] as [string, string];
  return plainPage({
    title: said[0],
    status: why === "unknown" ? 404 : 410,
    lines: [
      said[1],
      html`For a new one, run <code>npx unpause sign-in</code> on the machine where Unpause runs.`,
    ],
  });
}
