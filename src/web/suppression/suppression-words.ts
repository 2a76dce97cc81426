import { html } from "hono/html";
import type { Suppression, SuppressionReason } from "../../core/lead/suppression.ts";
import { explainSuppression, REASON_WORDS } from "../../core/suppression/explain-suppression.ts";
import { badge, type Tone } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { fullTime, type Sight } from "../parts/time.ts";

const TONES: Record<SuppressionReason, Tone> = {
  opted_out: "wait",
  bounced: "calm",
  complained: "bad",
  by_hand: "calm",
};

export const suppressionPath = (email: string): string => `/suppressions/${encodeURIComponent(email)}`;

export const reasonBadge = (reason: SuppressionReason): Markup => badge(TONES[reason], REASON_WORDS[reason]);

/** The words that decided, quoted, with the sentence before them. */
export function decidingWords(suppression: Suppression): Markup {
  const { words, reason } = suppression;
  const note = reason === "by_hand" ? "Their note:" : "The words that decided:";
  return html`<p>${explainSuppression(suppression)}</p>
${words === null ? "" : html`<p class="soft">${note}</p><blockquote class="words">${words}</blockquote>`}`;
}

/** Which mail, which mailbox, which campaign, and when. */
export function suppressionFacts(
  { at, source, mail, mailbox, campaign, member }: Suppression,
  { zone }: Sight,
): Markup {
  const fact = (name: string, value: MaybeMarkup) =>
    value === "" ? "" : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">
${fact("Since", html`${fullTime(at, zone)}`)}
${fact("Campaign", campaign ? html`<a href="/campaigns/${campaign.id}">${campaign.name}</a>` : "")}
${fact("Read in", mailbox && source === "mail" ? html`<a href="/mailboxes/${mailbox.id}">${mailbox.address}</a>` : "")}
${fact("Sent from", mailbox && source === "refusal" ? html`<a href="/mailboxes/${mailbox.id}">${mailbox.address}</a>` : "")}
${fact("Decided by", member ? html`${member.name}` : "")}
${fact("Subject", mail?.subject ? html`${mail.subject}` : "")}
${fact("Written by", mail ? html`${mail.author}` : "")}
${fact("Message-ID", mail?.messageId ? html`<code class="wrap">${mail.messageId}</code>` : "")}</dl>
${source === null ? html`<p class="soft">When this was noted, Unpause kept only the reason and the time.</p>` : ""}`;
}
