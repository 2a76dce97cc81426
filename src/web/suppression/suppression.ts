import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Suppression } from "../../core/lead/suppression.ts";
import { type LiftResult, liftSuppression } from "../../core/suppression/lift-suppression.ts";
import { isTheirWish, mayLift } from "../../core/suppression/may-lift.ts";
import { LIFT_WORDS } from "../../core/suppression/suppression-result-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { MemberEnv, Web } from "../env.ts";
import { historyNames } from "../history-names.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import { historyList } from "../parts/history-line.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import type { Sight } from "../parts/time.ts";
import { decidingWords, reasonBadge, suppressionFacts, suppressionPath } from "./suppression-words.ts";

const EVENTS_SHOWN = 20;

/** `/suppressions/<address>`: why this address is never written to, and, with `/lift`, the way to end that. */
export function suppressionPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { views, history } = ctx.store;
  const find = async (c: Context<MemberEnv>) =>
    views.suppressions.get(c.get("who").workspace.id, c.req.param("email") ?? "");
  const sightOf = (c: Context<MemberEnv>) => ({
    now: ctx.clock.now(),
    zone: c.get("who").workspace.timeZone,
  });
  return new Hono<MemberEnv>()
    .get("/suppressions/:email", async (c) => {
      const { workspace, member } = c.get("who");
      const email = c.req.param("email");
      const forbidding = await views.suppressions.matching(workspace.id, email);
      const suppression = forbidding.find((one) => one.email === email) ?? null;
      const others = forbidding.filter((one) => one.email !== email);
      const events = isStorable(email) ? await history.ofSuppressions(workspace.id, email, EVENTS_SHOWN) : [];
      if (forbidding.length === 0 && events.length === 0) return c.notFound();
      const sight = sightOf(c);
      const names = await historyNames(ctx, workspace.id, events);
      const past = html`${otherSpellings(others)}
<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${historyList(events, names, sight)}</section>`;
      return renderPage(
        web,
        c,
        suppression ? explained(suppression, member, past, sight) : lifted(email, others.length === 0, past),
      );
    })
    .get("/suppressions/:email/lift", async (c) => {
      const suppression = await find(c);
      if (suppression === null) return c.redirect(suppressionPath(c.req.param("email")), 303);
      if (!mayLift(c.get("who").member, suppression))
        return renderPage(web, c, refused(suppression.email, { kind: "not-entitled" }));
      return renderPage(web, c, question(suppression, sightOf(c), null));
    })
    .post("/suppressions/:email/lift", async (c) => {
      const email = c.req.param("email");
      const body = await c.req.parseBody();
      const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
      const result = await liftSuppression(ctx, c.get("who").member, {
        email,
        why: text("why"),
        seenAt: new Date(text("seenAt")),
      });
      switch (result.kind) {
        case "lifted":
        case "not-suppressed":
          return c.redirect(suppressionPath(email), 303);
        case "no-reason": {
          const suppression = await find(c);
          if (suppression === null) return c.redirect(suppressionPath(email), 303);
          const asked = question(suppression, sightOf(c), "Say why in a few words.");
          return renderPage(web, c, { ...asked, status: 422 });
        }
        case "not-entitled":
        case "overtaken":
          return renderPage(web, c, refused(email, result));
      }
    });
}

/** A path may hold text that the database does not take. */
const isStorable = (email: string) => email.length <= 254 && !/\p{Cc}/u.test(email);

const crumb = html`<p class="crumb"><a href="/suppressions">Suppressions</a></p>`;

function explained(suppression: Suppression, viewer: Member, past: Markup, sight: Sight): PageParts {
  const { email, reason } = suppression;
  return {
    title: email,
    live: true,
    width: "narrow",
    body: html`<div class="title">${crumb}<div class="head"><h1>${email}</h1>${reasonBadge(reason)}</div>
<p>This workspace never writes to this address again, in any campaign.</p></div>
<section class="card" aria-labelledby="why"><h2 id="why">Why</h2>${decidingWords(suppression)}${suppressionFacts(suppression, sight)}</section>
${
  mayLift(viewer, suppression)
    ? html`<p class="actions"><a class="button" href="${suppressionPath(email)}/lift">Lift…</a></p>`
    : html`<p class="soft">${whoLifts(suppression)}</p>`
}
${past}`,
  };
}

const whoLifts = (suppression: Suppression): string =>
  isTheirWish(suppression)
    ? "They asked for this themselves, so only an admin lifts it."
    : `Only an admin${suppression.member ? ` or ${suppression.member.name}` : ""} lifts this.`;

const otherSpellings = (others: Suppression[]): MaybeMarkup =>
  others.length === 0
    ? ""
    : html`<section class="card" aria-labelledby="spellings"><h2 id="spellings">Other spellings</h2>
<p>These reach the same person. Each is a suppression of its own, and forbids this address too.</p>
<ul class="lines">${others.map(
        ({ email, reason }) =>
          html`<li><a href="${suppressionPath(email)}">${email}</a> ${reasonBadge(reason)}</li>`,
      )}</ul></section>`;

function lifted(email: string, free: boolean, past: Markup): PageParts {
  return {
    title: email,
    live: true,
    width: "narrow",
    body: html`<div class="title">${crumb}<h1>${email}</h1>
<p>This address is not suppressed. ${free ? "New campaigns may write to it." : "Another spelling of it is, so no campaign writes to it."}</p></div>
${past}`,
  };
}

function question(suppression: Suppression, sight: Sight, wrong: string | null): PageParts {
  const { email, at } = suppression;
  const wish = isTheirWish(suppression);
  return {
    title: `Lift the suppression of ${email}`,
    width: "narrow",
    body: html`<div class="title">${crumb}<h1>Write to ${email} again?</h1></div>
<section class="card${wish ? " alert busy" : ""}" aria-labelledby="why-suppressed"><h2 id="why-suppressed">${wish ? "They asked to get no more mail" : "Why it is suppressed"}</h2>
${decidingWords(suppression)}${suppressionFacts(suppression, sight)}</section>
<form method="post" class="card stack" autocomplete="off"><input type="hidden" name="seenAt" value="${at.toISOString()}">
<ul><li>New campaigns may write to this address again.</li>
<li>Nothing starts by itself: sequences that ended stay ended, and this sends nothing.</li></ul>
${field({
  name: "why",
  label: wish ? "Why may we write to them again?" : "Why?",
  hint: "It goes into the history, with your name.",
  wrong: wrong ?? undefined,
  more: html`required maxlength="300"`,
})}
<p class="actions"><button class="main">Lift it</button> <a class="button" href="${suppressionPath(email)}">Keep it</a></p></form>`,
  };
}

function refused(
  email: string,
  result: Extract<LiftResult, { kind: "not-entitled" | "overtaken" }>,
): PageParts {
  const { title, sentence } = outcomeOf(LIFT_WORDS, result, { email });
  return plainPage({
    title,
    status: result.kind === "not-entitled" ? 403 : 409,
    lines: [sentence],
    action: html`<a class="button" href="${suppressionPath(email)}">Back to the address</a>`,
  });
}
