import { html } from "hono/html";
import { familyOf } from "../../core/diagnosis/provider-family.ts";
import { pagesOf } from "../../core/diagnosis/provider-pages.ts";
import type { Discovery } from "../../core/mailbox/discovery.ts";
import type { MailServer } from "../../core/mailbox/server.ts";
import { serversElsewhere } from "../../core/setup/add-mailbox-words.ts";
import type { Explanation } from "../../core/setup/explain-proof.ts";
import { readServer } from "../../core/setup/read-server.ts";
import { field } from "../parts/field.ts";
import { linked } from "../parts/linked.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { type Faults, serverFields } from "./server-fields.ts";

export type AddMailboxForm = { address: string; senderName: string; secret: string; server: MailServer };
type Refused = { smtp: Explanation | null; imap: Explanation | null };

/** The page's state beside the form: nothing yet, a missing field, or a refusal of the servers. */
export type AddMailboxFormState =
  | { kind: "fresh"; form: Omit<AddMailboxForm, "secret"> }
  | { kind: "unclear"; form: AddMailboxForm; faults: Faults }
  | ({ kind: "refused"; form: AddMailboxForm; said: string } & Refused);

export function readAddMailboxForm(
  body: Record<string, unknown>,
): ({ kind: "form" } & AddMailboxForm) | (AddMailboxFormState & { kind: "unclear" }) {
  const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  const { server, faults } = readServer(text);
  const address = text("address").trim();
  const form: AddMailboxForm = {
    address,
    senderName: text("senderName").trim(),
    // As it was typed: a password may begin or end with a space.
    secret: text("secret"),
    server: { ...server, userName: server.userName.trim() || address },
  };
  if (form.secret === "") faults.secret = "Enter the password that this mailbox takes from mail programs.";
  return Object.keys(faults).length > 0 ? { kind: "unclear", form, faults } : { kind: "form", ...form };
}

export function addMailboxForm(discovery: Discovery, state: AddMailboxFormState): Markup {
  const { address, senderName, server } = state.form;
  const faults = state.kind === "unclear" ? state.faults : {};
  const word = discovery.signIn === "app_password" ? "App password" : "Password";
  return html`${beforehand(discovery)}
${state.kind === "refused" ? refusal(state) : ""}
<form method="post" action="/mailboxes/add" class="card stack" autocomplete="off">
${field({ name: "address", label: "Address", value: address, more: html`readonly` })}
${field({ name: "senderName", label: "Sender's name", value: senderName, hint: "As leads see it beside the address.", more: html`autocomplete="off"` })}
${field({
  name: "secret",
  label: word,
  type: "password",
  wrong: faults.secret,
  hint: "It is sealed before it is stored, and shown to nobody.",
  more: html`required autofocus autocomplete="off" autocapitalize="none" spellcheck="false"`,
})}
<details${serversMatter(discovery, state) ? html` open` : ""}><summary>Set the servers by hand</summary><div class="stack">
${discovery.by === "guess" ? html`<p class="soft">We do not know who runs ${discovery.name}: these names are a guess. Your provider's help has the right ones.</p>` : ""}
${discovery.elsewhere ? html`<p class="notice wait">${serversElsewhere(discovery.name)} Check them before you enter the password, since it is sent there.</p>` : ""}
${field({ name: "userName", label: "User name", value: server.userName, more: html`autocapitalize="none" spellcheck="false"` })}
${serverFields(server, faults)}</div></details>
<p class="actions"><button class="main">Connect</button><span class="soft">Signs in to SMTP and IMAP; sends nothing.</span></p>
</form>`;
}

/** Where they are a guess, are filled in wrongly, or did not answer, a person has to see them. */
function serversMatter({ by, elsewhere }: Discovery, state: AddMailboxFormState): boolean {
  if (state.kind === "unclear") return Object.keys(state.faults).some((name) => name !== "secret");
  if (state.kind === "refused")
    return [state.smtp, state.imap].some((leg) => leg?.said === null && !leg.untried);
  return by === "guess" || elsewhere;
}

/** The steps that come first, at the provider. */
function beforehand({ provider, name, signIn, appPasswordPage }: Discovery): MaybeMarkup {
  const { appPassword, mailPrograms } = pagesOf(familyOf(provider));
  const page = (address: string, words: string) =>
    html`<a href="${address}" rel="noreferrer" target="_blank">${words}</a>`;
  const steps = [
    signIn === "app_password" &&
      html`${name} wants an app password here, not the usual one${appPasswordPage ? html`: ${page(appPasswordPage, "make one")}` : ""}${appPassword ? html` (${page(appPassword, "how that goes")})` : ""}.`,
    signIn === "password" &&
      appPassword &&
      html`With two-factor sign-in, ${name} wants an app password in place of the usual one (${page(appPassword, "how to make one")}).`,
    signIn === "oauth" && html`${name} takes passwords from hardly any mail program any more.`,
    signIn !== "oauth" &&
      mailPrograms &&
      html`Some mailboxes there must let mail programs in first: ${page(mailPrograms, "switch on IMAP and SMTP")}.`,
  ].filter((step) => step !== false && step !== undefined);
  if (steps.length < 2) return steps.length === 0 ? "" : html`<p>${steps[0]}</p>`;
  return html`<ul class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ul>`;
}

function refusal({ said, smtp, imap }: Refused & { said: string }): Markup {
  const both = smtp !== null && imap !== null && smtp.sentence === imap.sentence;
  return html`<div class="notice bad" role="alert"><b>${said}</b>
${both ? leg("Sending (SMTP) and reading (IMAP)", smtp) : html`${leg("Sending (SMTP)", smtp)}${leg("Reading (IMAP)", imap)}`}</div>`;
}

function leg(name: string, why: Explanation | null): Markup {
  if (why === null) return html`<p>${name}: works.</p>`;
  return html`<p>${name}: ${linked(why.sentence)}</p>
${why.said ? html`<details><summary>The server's own words</summary><blockquote>${why.said}</blockquote></details>` : ""}`;
}
