import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { ProvenLeg } from "../../core/mailbox/reconnect-result.ts";
import { linked } from "./linked.ts";
import type { Markup } from "./markup.ts";

/** @param known - the cause whose steps stand on the page already */
export function refusedLegs(smtp: ProvenLeg, imap: ProvenLeg, known: Cause | null): Markup {
  const both = smtp.kind === "failed" && imap.kind === "failed";
  return both && smtp.diagnosis.cause === imap.diagnosis.cause
    ? legWords("Sending (SMTP) and reading (IMAP)", smtp, known)
    : html`${legWords("Sending (SMTP)", smtp, known)}${legWords("Reading (IMAP)", imap, known)}`;
}

function legWords(name: string, leg: ProvenLeg, known: Cause | null): Markup {
  if (leg.kind === "proven") return html`<p>${name}: works.</p>`;
  const { cause, evidence, advice } = leg.diagnosis;
  const line = evidence[0]?.line;
  return html`<p>${name}: ${causeFacts[cause].meaning}</p>
${cause === known ? "" : html`<ul>${advice.map((step) => html`<li>${linked(step)}</li>`)}</ul>`}
${line ? html`<details><summary>The provider's own words</summary><blockquote>${line}</blockquote></details>` : ""}`;
}
