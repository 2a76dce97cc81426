import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { JudgedLeg } from "../../core/setup/judge-proof.ts";
import { untriedWords } from "../../core/setup/untried-words.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";

/** @param known - the cause whose steps are on the page already */
export function refusedLegs(smtp: JudgedLeg, imap: JudgedLeg, known: Cause | null): Markup {
  const both = smtp.kind !== "proven" && imap.kind !== "proven" && smtp.kind === imap.kind;
  return both && smtp.diagnosis.cause === imap.diagnosis.cause
    ? legWords("Sending (SMTP) and reading (IMAP)", smtp, known)
    : html`${legWords("Sending (SMTP)", smtp, known)}${legWords("Reading (IMAP)", imap, known)}`;
}

function legWords(name: string, leg: JudgedLeg, known: Cause | null): Markup {
  if (leg.kind === "proven") return html`<p>${name}: works.</p>`;
  const { cause, evidence, advice } = leg.diagnosis;
  const line = evidence[0]?.line;
  if (leg.kind === "untried")
    return html`<p>${name}: ${untriedWords(leg.diagnosis)}</p>
${line ? html`<details><summary>The server's own words</summary><blockquote>${line}</blockquote></details>` : ""}`;
  return html`<p>${name}: ${causeFacts[cause].meaning}</p>
${cause === known ? "" : html`<ul>${advice.map((step) => html`<li>${linked(step)}</li>`)}</ul>`}
${line ? html`<details><summary>The provider's own words</summary><blockquote>${line}</blockquote></details>` : ""}`;
}
