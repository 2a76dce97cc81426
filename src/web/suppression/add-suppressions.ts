import { Hono } from "hono";
import { html } from "hono/html";
import { type ReadAddresses, readAddresses } from "../../core/suppression/read-addresses.ts";
import { suppressByHand } from "../../core/suppression/suppress-by-hand.ts";
import { SUPPRESS_WORDS } from "../../core/suppression/suppression-result-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { plural, sayNumber } from "../../core/words/say.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { suppressionPath } from "./suppression-words.ts";

/** Of many the page names the first. */
const MOST_NAMED = 50;

/** `/suppressions/add`: takes addresses that no campaign of this workspace may write to. */
export function addSuppressions(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/suppressions/add", (c) => renderPage(web, c, page({ addresses: "", note: "" }, "", "")))
    .post("/suppressions/add", async (c) => {
      const body = await c.req.parseBody();
      const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
      const note = text("note");
      const { emails, unclear } = readAddresses(text("addresses").split(/\r\n?|\n/));
      if (emails.length === 0 && unclear.length === 0) {
        const wrong = html`<p class="wrong" id="addresses-wrong">Enter at least one address.</p>`;
        return renderPage(web, c, { ...page({ addresses: "", note }, "", wrong), status: 422 });
      }
      // A form is at most 256 KB, far fewer addresses than are taken at a time.
      const result = await suppressByHand(web.ctx, c.get("who").member, { emails, note });
      const { sentence } = outcomeOf(SUPPRESS_WORDS, result, null);
      const told =
        result.kind === "suppressed"
          ? named(sentence, result)
          : html`<p class="notice bad" role="status">${sentence}</p>`;
      if (unclear.length === 0) return renderPage(web, c, page({ addresses: "", note: "" }, told, ""));
      const left = unclear.map(({ written }) => written).join("\n");
      return renderPage(web, c, { ...page({ addresses: left, note }, told, faults(unclear)), status: 422 });
    });
}

function page(typed: { addresses: string; note: string }, told: MaybeMarkup, wrong: MaybeMarkup): PageParts {
  const described = wrong === "" ? "addresses-hint" : "addresses-hint addresses-wrong";
  return {
    title: "Add addresses",
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="/suppressions">Suppressions</a></p><h1>Add addresses</h1>
<p>This workspace then never writes to them again. Sequences that run for them end.</p></div>
${told}
<form method="post" class="card stack" autocomplete="off">
<div class="field"><label for="addresses">Addresses</label>
<textarea id="addresses" name="addresses" rows="6" spellcheck="false" aria-describedby="${described}"${wrong === "" ? "" : html` aria-invalid="true"`}>${typed.addresses}</textarea>
${wrong}<p class="soft" id="addresses-hint">One a line. Commas and semicolons between them work, too.</p></div>
${field({ name: "note", label: "Why? (optional)", value: typed.note, hint: "Shown to whoever asks why an address is suppressed.", more: html`maxlength="1000"` })}
<p class="actions"><button class="main">Suppress</button></p></form>`,
  };
}

function named(sentence: string, { added, already }: { added: string[]; already: string[] }): Markup {
  return html`<div class="notice good" role="status"><p>${sentence}</p>
${added.length > 0 ? html`<p>Suppressed now: ${links(added)}.</p>` : ""}
${already.length > 0 ? html`<p>Suppressed before: ${links(already)}.</p>` : ""}</div>`;
}

function links(emails: string[]): Markup {
  const shown = emails
    .slice(0, MOST_NAMED)
    .map((email, index) => html`${index > 0 ? ", " : ""}<a href="${suppressionPath(email)}">${email}</a>`);
  return html`${shown}${emails.length > MOST_NAMED ? ` and ${sayNumber(emails.length - MOST_NAMED)} more` : ""}`;
}

const faults = (unclear: ReadAddresses["unclear"]): Markup =>
  html`<p class="wrong" id="addresses-wrong">${plural(
    unclear.length,
    "This is not a whole mail address",
    "These are not whole mail addresses",
  )}. Correct what is left here; the others were taken.</p>`;
