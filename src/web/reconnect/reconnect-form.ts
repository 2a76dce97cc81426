import { html } from "hono/html";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { MailServer } from "../../core/mailbox/server.ts";
import type { OpenedLink } from "../../core/reconnect/open-reconnect-link.ts";
import { RECONNECT_WORDS } from "../../core/reconnect/reconnect-words.ts";
import type { JudgedLeg } from "../../core/setup/judge-proof.ts";
import { readServer } from "../../core/setup/read-server.ts";
import type { Web } from "../env.ts";
import type { PageParts } from "../layout.ts";
import { type Faults, serverFields } from "../mailbox/server-fields.ts";
import { field } from "../parts/field.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";
import { signInForm } from "../provider-sign-in/sign-in-form.ts";
import { titleOf } from "./provider-answers.ts";
import { refusedLegs } from "./refused-legs.ts";

export type ReconnectForm = { address: string; secret: string; server: MailServer };
type Unclear = { kind: "unclear"; form: ReconnectForm; faults: Faults };

/** The page's state beside the form: nothing yet, a missing field, or the provider's refusal. */
export type ReconnectFormState =
  | { kind: "fresh" }
  | Unclear
  | { kind: "refused"; form: ReconnectForm; smtp: JudgedLeg; imap: JudgedLeg };

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

/** @param signInPath - where a POST begins the sign-in at the provider's page instead */
export function reconnectForm(
  { sandbox, ctx }: Pick<Web, "sandbox" | "ctx">,
  { mailbox, disconnection }: OpenedLink & { kind: "open" },
  state: ReconnectFormState,
  signInPath: string,
): PageParts {
  const given = state.kind === "fresh" ? null : state.form;
  const server = given?.server ?? mailbox;
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
<input type="hidden" name="address" value="${given?.address || mailbox.address}">
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
<details${Object.keys(faults).some((name) => name !== "secret") ? html` open` : ""}><summary>The servers changed too</summary><div class="stack">
${field({ name: "userName", label: "User name", value: server.userName, more: html`autocapitalize="none" spellcheck="false"` })}
${serverFields(server, faults)}</div></details>
<p class="actions"><button class="main">Reconnect</button><span class="soft">Signs in to SMTP and IMAP; sends nothing.</span></p>
</form>
${
  isOAuthProvider(mailbox.provider) && ctx.oauth[mailbox.provider]
    ? html`<form method="post" action="${signInPath}" class="actions"><button>Sign in with ${titleOf(mailbox.provider)} instead</button><span class="soft">Without a password. It stays that way from then on.</span></form>`
    : ""
}`,
  };
}

/** The same for a mailbox whose owner signs in at its provider. */
export const signInToReconnect = (
  { mailbox, disconnection }: Pick<OpenedLink & { kind: "open" }, "mailbox" | "disconnection">,
  provider: OAuthProviderName,
  action: string,
): PageParts => ({
  title: `Reconnect ${mailbox.address}`,
  width: "narrow",
  body: html`<div class="title"><h1>Reconnect ${mailbox.address}</h1><p>${causeFacts[disconnection.cause].meaning}</p></div>
${signInForm(provider, action)}`,
});

const said = (smtp: JudgedLeg, imap: JudgedLeg): string =>
  RECONNECT_WORDS["still-refused"]({ kind: "still-refused", smtp, imap }, { address: "", sayTime: String })
    .sentence;

export const refusal = (smtp: JudgedLeg, imap: JudgedLeg, known: Cause): Markup =>
  html`<div class="notice bad" role="alert"><b>${said(smtp, imap)} This page still works.</b>
${refusedLegs(smtp, imap, known)}</div>`;
