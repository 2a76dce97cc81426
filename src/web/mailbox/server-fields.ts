import { html } from "hono/html";
import type { MailServer, Security, Server } from "../../core/mailbox/server.ts";
import { SECURITIES } from "../../core/setup/read-server.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";

export type Faults = Partial<Record<string, string>>;
type Servers = Pick<MailServer, "smtp" | "imap">;

export const serverFields = ({ smtp, imap }: Servers, faults: Faults): Markup =>
  html`${legFields("smtp", "Sending (SMTP)", smtp, faults)}
${legFields("imap", "Reading (IMAP)", imap, faults)}`;

function legFields(leg: "smtp" | "imap", title: string, server: Server, faults: Faults): Markup {
  const names: Record<Security, string> = { tls: "TLS", starttls: "STARTTLS", none: "None" };
  return html`<fieldset><legend>${title}</legend><div class="row three">
${field({ name: `${leg}-host`, label: "Server", value: server.host, wrong: faults[`${leg}-host`], more: html`spellcheck="false" autocapitalize="none"` })}
${field({ name: `${leg}-port`, label: "Port", value: String(server.port), wrong: faults[`${leg}-port`], more: html`inputmode="numeric"` })}
<div class="field"><label for="${leg}-security">Encryption</label><select id="${leg}-security" name="${leg}-security">${SECURITIES.map(
    (one) =>
      html`<option value="${one}"${one === server.security ? html` selected` : ""}>${names[one]}</option>`,
  )}</select></div></div></fieldset>`;
}
