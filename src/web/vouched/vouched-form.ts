import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { JudgedLeg } from "../../core/setup/judge-proof.ts";
import type { SessionSeen } from "../../core/vouched/find-session.ts";
import type { Web } from "../env.ts";
import type { PageParts } from "../layout.ts";
import { field } from "../parts/field.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";
import { refusal, signInToReconnect } from "../reconnect/reconnect-form.ts";

type Open = SessionSeen & { kind: "open" };

/** The result of an entered password: there was none, or the provider refused it. */
export type Entered = { kind: "empty" } | { kind: "refused"; smtp: JudgedLeg; imap: JudgedLeg };

/** The address, the cause and one field. Servers, user name and kind of sign-in are no business of a vouched session. */
export function vouchedForm(
  { sandbox }: Pick<Web, "sandbox">,
  { link: { mailbox, disconnection } }: Open,
  entered: Entered | null,
): PageParts {
  const { address, signIn } = mailbox;
  const known = sandbox?.mailboxes().find((one) => one.address === address)?.password;
  return {
    title: `Reconnect ${address}`,
    width: "narrow",
    stage: "open",
    status: entered === null ? 200 : 422,
    body: html`<div class="title"><h1>Reconnect ${address}</h1><p>${causeFacts[disconnection.cause].meaning}</p></div>
${entered?.kind === "refused" ? refused(entered, disconnection.cause) : ""}
<form method="post" class="card stack" autocomplete="off">
${field({
  name: "secret",
  label: signIn === "app_password" ? "New app password" : "New password",
  type: "password",
  wrong: entered?.kind === "empty" ? "Enter the password that works now." : undefined,
  hint: known
    ? html`The sandbox takes <code>${known}</code> now.`
    : hintFor(disconnection.cause, disconnection.diagnosis.advice),
  more: html`required autofocus autocomplete="off" autocapitalize="none" spellcheck="false"`,
})}
<p class="actions"><button class="main">Reconnect</button></p>
</form>
<p class="soft">Did the servers or the user name change too? They can be set where you are signed in to Unpause.</p>`,
  };
}

/** Where both legs refuse it for the cause that the page already shows, one sentence says it. */
function refused({ smtp, imap }: Entered & { kind: "refused" }, known: Cause): Markup {
  const isRefused = (leg: JudgedLeg) => leg.kind === "failed" && leg.diagnosis.cause === known;
  if (smtp.kind !== "failed" || !isRefused(smtp) || !isRefused(imap)) return refusal(smtp, imap, known);
  const words = smtp.diagnosis.evidence[0]?.line;
  return html`<div class="notice bad" role="alert"><b>The provider refuses this one too. Nothing was changed.</b>
<p>Check it and enter it again.</p>
${words ? html`<details><summary>The provider's own words</summary><blockquote>${words}</blockquote></details>` : ""}</div>`;
}

/** An app password is made at the provider first, so the way there is beside the field. */
function hintFor(cause: Cause, [step]: readonly string[]): string | Markup {
  return cause === "app_password_revoked" && step !== undefined
    ? html`${linked(step)}`
    : "It is sealed before it is stored, and shown to nobody.";
}

/** @param search - what the address of the page says of the account to choose */
export const vouchedSignIn = (
  { session, link }: Open,
  provider: OAuthProviderName,
  search: string,
): PageParts => ({
  ...signInToReconnect(link, provider, `/reconnect/here/${session.id}/sign-in${search}`),
  stage: "open",
});
