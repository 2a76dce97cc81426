import { html } from "hono/html";
import type { Discovery } from "../../core/mailbox/discovery.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { MailServer, Security, Server } from "../../core/mailbox/server.ts";
import type { PageParts } from "../layout.ts";
import { type Faults, serverFields } from "../mailbox/server-fields.ts";
import type { Markup } from "../parts/markup.ts";
import { titleOf } from "../reconnect/provider-answers.ts";
import { signInForm } from "./sign-in-form.ts";

export type Servers = Pick<MailServer, "smtp" | "imap">;

/** The servers of a new mailbox after its owner's sign-in, and whether a person chose them by hand. */
export type ToBeUsed = { servers: Servers; byHand: boolean };

type AtProvider = {
  address: string;
  way: OAuthProviderName;
  toBeUsed: ToBeUsed;
  /** Let the person choose among their accounts. */
  another: boolean;
};

/** The page of an address whose owner signs in at its provider. @param faults - of the servers that were filled in */
export function atProvider(
  { address, way, toBeUsed, another }: AtProvider,
  heading: Markup,
  discovery: Pick<Discovery, "signIn">,
  { filled, faults }: { filled: Servers; faults: Faults } = { filled: toBeUsed.servers, faults: {} },
): PageParts {
  const wrong = Object.keys(faults).length > 0;
  const word = discovery.signIn === "app_password" ? "an app password" : "a password";
  const password = `/mailboxes/add?${new URLSearchParams({ address, way: "password" })}`;
  return {
    title: `Add ${address}`,
    width: "narrow",
    status: wrong ? 422 : 200,
    body: html`${heading}
${signInForm(way, beginPath(way, address, another))}
${toBeUsed.byHand ? serversByHand(toBeUsed.servers, way) : ""}
<section class="card"><details${wrong ? html` open` : ""}><summary>Set the servers by hand</summary><form method="post" action="/mailboxes/add/servers" class="stack">
<input type="hidden" name="address" value="${address}"><input type="hidden" name="way" value="${way}">
${serverFields(filled, faults)}
<p class="actions"><button>Use these</button>${toBeUsed.byHand ? html`<button class="quiet" name="usual" value="yes">Use the usual ones again</button>` : ""}</p></form></details></section>
<p>Or <a href="${password}">connect it with ${word}</a>.</p>`,
  };
}

/**
 * The path that begins the sign-in, in answer to a POST. It carries no server, since the author of a link could choose the server
 * that gets the token.
 */
export const beginPath = (way: OAuthProviderName, address: string, another: boolean) =>
  `/oauth/${way}/begin?${new URLSearchParams({ address, ...(another && { account: "another" }) })}`;

export const serversByHand = ({ smtp, imap }: Servers, way: OAuthProviderName): Markup =>
  html`<section class="card"><p><b>These servers were set by hand.</b> The sign-in of ${titleOf(way)} is given to them.</p>
<ul class="lines"><li>Sending: ${words(smtp)}</li><li>Reading: ${words(imap)}</li></ul></section>`;

const HOW: Readonly<Record<Security, string>> = {
  tls: "with TLS",
  starttls: "with STARTTLS",
  none: "without TLS",
};

const words = ({ host, port, security }: Server) => html`<b>${host}</b>, port ${port}, ${HOW[security]}`;
