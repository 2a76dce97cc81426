import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { MailServer, Security, Server } from "../../core/mailbox/mail-port.ts";
import type { OpenedLink } from "../../core/mailbox/open-reconnect-link.ts";
import { readServer, SECURITIES } from "../../core/mailbox/read-server.ts";
import type { ProvenLeg } from "../../core/mailbox/reconnect-mailbox.ts";
import type { Web } from "../env.ts";
import type { PageParts } from "../layout.ts";
import { field } from "./field.ts";
import { linked } from "./linked.ts";
import type { Markup } from "./markup.ts";

export type ReconnectForm = { address: string; secret: string; server: MailServer };
type Faults = Partial<Record<string, string>>;
type Unclear = { kind: "unclear"; form: ReconnectForm; faults: Faults };

/** What the page says besides the form: nothing yet, what is missing, or what the provider refused. */
export type ReconnectFormState =
  | { kind: "fresh" }
  | Unclear
  | { kind: "refused"; form: ReconnectForm; smtp: ProvenLeg; imap: ProvenLeg };

export function readReconnectForm(
  body: Record<string, unknown>,
): ({ kind: "form" } & ReconnectForm) | Unclear {
  const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  const { server, faults } = readServer(text);
  const form: ReconnectForm = {
    address: text("address").trim(),
    // As it was typed: a password may begin or end with a space.
    secret: text("secret"),
    server,
  };
  if (form.secret === "") faults.secret = "Enter the password that works now.";
  return Object.keys(faults).length > 0 ? { kind: "unclear", form, faults } : { kind: "form", ...form };
}

export function reconnectForm(
  { sandbox }: Pick<Web, "sandbox">,
  { mailbox, disconnection, server: wished }: OpenedLink & { kind: "open" },
  state: ReconnectFormState,
): PageParts {
  const given = state.kind === "fresh" ? null : state.form;
  const server = given?.server ?? wished ?? mailbox;
  const faults = state.kind === "unclear" ? state.faults : {};
  const word = mailbox.signIn === "app_password" ? "New app password" : "New password";
  const known = sandbox?.mailboxes().find(({ address }) => address === mailbox.address);
  return {
    title: `Reconnect ${mailbox.address}`,
    width: "narrow",
    body: html`<div class="title"><h1>Reconnect ${mailbox.address}</h1>
<p>${causeFacts[disconnection.cause].meaning} As soon as a ${word.toLowerCase()} is proven to work, the campaigns go on exactly where they were.</p></div>
${disconnection.diagnosis.advice.length > 0 ? html`<ol class="steps">${disconnection.diagnosis.advice.map((step) => html`<li>${linked(step)}</li>`)}</ol>` : ""}
${state.kind === "refused" ? refusal(state.smtp, state.imap, disconnection.cause) : ""}
<form method="post" class="card stack" autocomplete="off">
${field({ name: "address", label: "Address", value: given?.address || mailbox.address, more: html`readonly` })}
${field({
  name: "secret",
  label: word,
  type: "password",
  wrong: faults.secret,
  hint: known
    ? html`The sandbox takes <code>${known.password}</code> now.`
    : "It is sealed before it is stored, and shown to nobody.",
  more: html`required autofocus autocomplete="off" autocapitalize="none" spellcheck="false"`,
})}
<details${wished !== null || Object.keys(faults).some((name) => name !== "secret") ? html` open` : ""}><summary>Server settings</summary><div class="stack">
${field({ name: "userName", label: "User name", value: server.userName, more: html`autocapitalize="none" spellcheck="false"` })}
${legFields("smtp", "Sending (SMTP)", server.smtp, faults)}
${legFields("imap", "Reading (IMAP)", server.imap, faults)}</div></details>
<p class="actions"><button class="main">Reconnect</button><span class="soft">Signs in to SMTP and IMAP; sends nothing.</span></p>
</form>`,
  };
}

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

function refusal(smtp: ProvenLeg, imap: ProvenLeg, known: Cause): Markup {
  const both = smtp.kind === "failed" && imap.kind === "failed";
  const same = both && smtp.diagnosis.cause === imap.diagnosis.cause;
  return html`<div class="notice bad" role="alert"><b>That did not work yet. Nothing was changed, and this page is still good.</b>
${
  same
    ? legWords("Sending (SMTP) and reading (IMAP)", smtp, known)
    : html`${legWords("Sending (SMTP)", smtp, known)}${legWords("Reading (IMAP)", imap, known)}`
}</div>`;
}

/** @param known - the cause whose steps stand on the page already */
function legWords(name: string, leg: ProvenLeg, known: Cause): Markup {
  if (leg.kind === "proven") return html`<p>${name}: works.</p>`;
  const { cause, evidence, advice } = leg.diagnosis;
  const line = evidence[0]?.line;
  return html`<p>${name}: ${causeFacts[cause].meaning}</p>
${cause === known ? "" : html`<ul>${advice.map((step) => html`<li>${linked(step)}</li>`)}</ul>`}
${line ? html`<details><summary>The provider's own words</summary><blockquote>${line}</blockquote></details>` : ""}`;
}
