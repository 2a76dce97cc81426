import { html } from "hono/html";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { TicketAttachment, TicketMessage } from "../../support/ticket/ticket-message.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import { splitBox } from "./related-tickets.ts";
import { AUTHOR_WORDS, saySize } from "./ticket-words.ts";

type Shown = {
  ticket: Pick<Ticket, "number">;
  attachments: TicketAttachment[];
  sight: Sight;
  /** An admin may take the raw mail. */
  isAdmin: boolean;
  /** It can begin a ticket of its own. */
  canSplit: boolean;
};

/** One message of a conversation. Only raster pictures whose bytes say so are shown in it. */
export function messageCard(message: TicketMessage, shown: Shown): Markup {
  const { id, author, fromName, fromEmail, at, text, reply } = message;
  const own = reply.trim() || text.trim();
  const rest = text.trim() !== own;
  return html`<li class="card message ${author}" id="message-${id}"><div class="head"><h3>${fromName || fromEmail || "No sender"}
${fromName && fromEmail ? html`<span class="soft">${fromEmail}</span>` : ""}</h3>
<span class="badges">${marks(message)}<span class="soft">${AUTHOR_WORDS[author]}, ${moment(at, shown.sight)}</span></span></div>
${doubt(message)}
${own === "" ? html`<p class="soft">This message has no text.</p>` : html`<pre class="letter">${own}</pre>`}
${rest ? html`<details><summary>Show the quote</summary><pre class="letter soft">${text}</pre></details>` : ""}
${files(message, shown)}
${links(message, shown)}${shown.canSplit ? splitBox(id) : ""}</li>`;
}

function marks({ author, spam, automatic, masked }: TicketMessage): Markup[] {
  return [
    ...(spam ? [badge("bad", "Found in spam")] : []),
    ...(automatic !== null && author !== "automatic" ? [badge("calm", "Automatic")] : []),
    ...(masked > 0 ? [badge("calm", "Secrets hidden")] : []),
  ];
}

/** Why the words of a message are not to be trusted, or not all there. */
function doubt({ author, verified, isMail, trouble, automatic, fromHeader }: TicketMessage): Markup[] {
  const isDoubtful = author === "customer" && isMail && !verified;
  return [
    ...(isDoubtful
      ? [
          html`<p class="notice wait">${
            fromHeader === "from"
              ? "The sender is not verified: anybody could have written this in their name."
              : "The sender is not verified: the mail does not name them as its author."
          }</p>`,
        ]
      : []),
    ...(automatic === null ? [] : [html`<p class="soft">A program wrote it: ${automatic}.</p>`]),
    ...(trouble === null ? [] : [html`<p class="notice wait">${trouble}</p>`]),
  ];
}

/** Types that are shown within a page. Other types are downloads. */
const PICTURES: readonly (string | null)[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
export const isPicture = ({ detectedType }: Pick<TicketAttachment, "detectedType">): boolean =>
  PICTURES.includes(detectedType);

function files({ id, rawId }: TicketMessage, { ticket, attachments }: Shown): MaybeMarkup {
  if (attachments.length === 0) return "";
  const address = (place: number) => `/tickets/${ticket.number}/messages/${id}/attachments/${place}`;
  if (rawId === null)
    return html`<p class="soft">Its attachments are no longer kept: ${attachments.map(({ name }) => name).join(", ")}.</p>`;
  return html`<ul class="files">${attachments.map(
    (one) =>
      html`<li>${isPicture(one) ? html`<a href="${address(one.place)}?inline=yes"><img src="${address(one.place)}?inline=yes" alt="${one.name}" loading="lazy"></a>` : ""}
<a href="${address(one.place)}" download>${one.name || "Without a name"}</a> <span class="soft">${saySize(one.size)}${one.detectedType === null || one.detectedType === one.declaredType ? "" : html`, in truth ${one.detectedType}`}</span></li>`,
  )}</ul>`;
}

function links({ id, hasHtml, rawId, isMail }: TicketMessage, { ticket, isAdmin }: Shown): MaybeMarkup {
  if (!isMail) return "";
  const path = `/tickets/${ticket.number}/messages/${id}`;
  if (rawId === null) return html`<p class="soft">The mail as it came is no longer kept.</p>`;
  return html`<p class="actions">${hasHtml ? html`<a href="${path}">Show it as its sender designed it</a>` : ""}${isAdmin ? html`<form method="post" action="${path}/raw"><button class="quiet">Download the mail as it came</button></form>` : ""}</p>`;
}
