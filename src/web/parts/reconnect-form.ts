import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { MailServer } from "../../core/mailbox/mail-port.ts";
import type { OpenedLink } from "../../core/mailbox/open-reconnect-link.ts";
import { isOAuthProvider } from "../../core/mailbox/provider-of.ts";
import { readServer } from "../../core/mailbox/read-server.ts";
import type { ProvenLeg } from "../../core/mailbox/reconnect-result.ts";
import type { Web } from "../env.ts";
import type { PageParts } from "../layout.ts";
import { field } from "./field.ts";
import { linked } from "./linked.ts";
import type { Markup } from "./markup.ts";
import { titleOf } from "./provider-answers.ts";
import { refusedLegs } from "./refused-legs.ts";
import { type Faults, serverFields } from "./server-fields.ts";

export type ReconnectForm = { address: string; secret: string; server: MailServer };
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

/** @param signInPath - where its owner can sign in at the provider's page instead */
export function reconnectForm(
  { sandbox, ctx }: Pick<Web, "sandbox" | "ctx">,
  { mailbox, disconnection, server: wished }: OpenedLink & { kind: "open" },
  state: ReconnectFormState,
  signInPath: string,
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
${serverFields(server, faults)}</div></details>
<p class="actions"><button class="main">Reconnect</button><span class="soft">Signs in to SMTP and IMAP; sends nothing.</span></p>
</form>
${
  isOAuthProvider(mailbox.provider) && ctx.oauth[mailbox.provider]
    ? html`<p>Or without a password: <a href="${signInPath}">sign in with ${titleOf(mailbox.provider)}</a>. It stays that way from then on.</p>`
    : ""
}`,
  };
}

const refusal = (smtp: ProvenLeg, imap: ProvenLeg, known: Cause): Markup =>
  html`<div class="notice bad" role="alert"><b>That did not work yet. Nothing was changed, and this page is still good.</b>
${refusedLegs(smtp, imap, known)}</div>`;
