import { html } from "hono/html";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { CALLBACK_WORDS } from "../../core/provider-sign-in/callback-words.ts";
import type { ProviderAnswer, SignInResult } from "../../core/provider-sign-in/finish-provider-sign-in.ts";
import { PROVIDER_ANSWER_WORDS } from "../../core/provider-sign-in/provider-answer-words.ts";
import type { SignInPurpose } from "../../core/provider-sign-in/provider-sign-in-store.ts";
import type { OtherAccount } from "../../core/provider-sign-in/signed-in-account.ts";
import type { JudgedLeg } from "../../core/setup/judge-proof.ts";
import { isOnlyUntried } from "../../core/setup/untried-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { PageParts } from "../layout.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { refusedLegs } from "./refused-legs.ts";

const TITLES: Readonly<Record<OAuthProviderName, string>> = { google: "Google", microsoft: "Microsoft" };

export const titleOf = (provider: OAuthProviderName) => TITLES[provider];

/** `here`: the one page of who a chat vouches for; null: they are signed in. */
export type Purpose = SignInPurpose & { here: string | null };

/** Where the sign-in is begun anew. */
export const againPath = (purpose: Purpose, provider: OAuthProviderName, another = false) =>
  purpose.kind === "reconnect"
    ? `${purpose.here ?? `/reconnect/incident/${purpose.incidentId}/${purpose.mailboxId}`}${another ? "?account=another" : ""}`
    : `/mailboxes/add?${new URLSearchParams({ address: purpose.address, way: provider, ...(another && { account: "another" }) }).toString()}`;

const asItWas = ({ kind, address }: Purpose) =>
  kind === "reconnect"
    ? html`${address} is as it was: it waits, and no lead is lost.`
    : html`${address} was not added, and nothing is stored.`;

const howToSignIn = html`<a class="button main" href="/sign-in">How to sign in</a>`;
const dashboard = html`<a class="button" href="/">Go to the dashboard</a>`;

/** The reason why a person who came back from a provider is refused. */
export function notTaken(
  result:
    | Exclude<SignInResult, { kind: "answered" | "added" | "reconnecting" | "used" | "expired" }>
    | { kind: "used" | "expired"; purpose: Purpose },
  provider: OAuthProviderName,
): PageParts {
  const title = titleOf(provider);
  if (result.kind === "admin-consented") {
    return plainPage({
      title: "Thank you: Unpause is allowed now",
      lines: [
        `If you have just allowed it at ${title}, the people of your organisation can connect their mailboxes. Tell the person who asked you that they can sign in again.`,
      ],
    });
  }
  const said = outcomeOf(CALLBACK_WORDS, result, { errand: "sign-in", at: title });
  const begin = (purpose: Purpose) =>
    html`<a class="button main" href="${againPath(purpose, provider)}">Begin again</a>`;
  switch (result.kind) {
    case "no-state":
    case "unknown-state":
      return plainPage({
        title: said.title,
        status: 400,
        lines: [said.sentence, "Begin again at the mailbox, or with the button in its alert."],
        action: dashboard,
      });
    case "other-browser":
      return plainPage({
        title: said.title,
        status: 403,
        lines: [
          said.sentence,
          "Open the link to the mailbox, or press the button in the alert, in the browser that you want to use. Stay in it.",
        ],
        action: dashboard,
      });
    case "not-signed-in":
      return plainPage({
        title: said.title,
        status: 401,
        lines: [
          said.sentence,
          "Did you come from a chat? Press Reconnect in the alert again, and use the new link.",
          html`Otherwise sign in with a link from <code>npx unpause sign-in</code>, then begin again.`,
        ],
        action: howToSignIn,
      });
    case "not-yours":
      return plainPage({
        title: said.title,
        status: 403,
        lines: [said.sentence, "Begin again at the mailbox."],
        action: dashboard,
      });
    case "used":
      return plainPage({
        title: said.title,
        status: 410,
        lines: [said.sentence, "If it worked, the mailbox says so. If it did not, begin again."],
        action: html`${begin(result.purpose)}${result.purpose.here === null ? dashboard : ""}`,
      });
    case "expired":
      return plainPage({
        title: said.title,
        status: 410,
        lines: [said.sentence, asItWas(result.purpose)],
        action: begin(result.purpose),
      });
  }
}

/** The result of a sign-in that changed nothing, and the next step. */
export function providerAnswer(
  answer: ProviderAnswer | OtherAccount,
  purpose: Purpose,
  provider: OAuthProviderName,
): PageParts {
  const title = titleOf(provider);
  const said = outcomeOf(PROVIDER_ANSWER_WORDS, answer, { title });
  const again = (label: string, another = false) =>
    html`<a class="button main" href="${againPath(purpose, provider, another)}">${label}</a>`;
  const page = (action: Markup, ...more: (string | Markup)[]) =>
    plainPage({ title: said.title, status: 422, lines: [said.sentence, ...more], action });
  const signInAgain = again(`Sign in with ${title} again`);
  switch (answer.kind) {
    case "declined":
      return page(signInAgain, asItWas(purpose));
    case "not-enough":
      return page(
        signInAgain,
        "Sign in once more, and leave every box ticked on the page that asks what Unpause may do.",
        asItWas(purpose),
      );
    case "other-account":
      return page(
        html`${again(`Sign in as ${answer.expected}`, true)}${
          purpose.kind === "add"
            ? html`<a href="/mailboxes/add?${new URLSearchParams({ address: answer.given, way: provider }).toString()}">Add ${answer.given} instead</a>`
            : ""
        }`,
        html`${asItWas(purpose)} ${answer.givenBack ? `The permission for ${answer.given} was given back to ${title}.` : ""}`,
        `Your browser is probably signed in to ${title} as ${answer.given}. On the next page choose ${answer.expected}, or “Use another account”.`,
      );
    case "admin-needed":
      return page(
        html`${signInAgain}${
          answer.consentUrl === null ? "" : html`<a href="${answer.consentUrl}">I am the admin</a>`
        }`,
        asked(answer.consentUrl, title),
        ...(answer.consentUrl === null
          ? [steps(answer.diagnosis.advice)]
          : [
              html`<input readonly value="${answer.consentUrl}" aria-label="Address for your admin">`,
              "Once they have allowed it, sign in again here.",
            ]),
        asItWas(purpose),
        ownWords(answer.diagnosis),
      );
    case "refused":
      return page(
        again("Try again"),
        asItWas(purpose),
        steps(answer.diagnosis.advice),
        ownWords(answer.diagnosis),
      );
  }
}

const asked = (consentUrl: string | null, title: string) =>
  consentUrl === null
    ? `Ask your ${title} admin for this:`
    : `Send this address to your ${title} admin; it asks them to allow Unpause for everybody:`;

const steps = (advice: readonly string[]): Markup =>
  html`<ul>${advice.map((step) => html`<li>${linked(step)}</li>`)}</ul>`;

function ownWords({ evidence }: { evidence: readonly { line: string }[] }): Markup {
  const line = evidence[0]?.line;
  return line
    ? html`<details><summary>The provider's own words</summary><blockquote>${line}</blockquote></details>`
    : html``;
}

/** Signed in, but the mailbox does not work with it: POP and IMAP may be switched off there, say. */
export const stillRefused = (
  { smtp, imap }: { smtp: JudgedLeg; imap: JudgedLeg },
  purpose: Purpose,
  provider: OAuthProviderName,
): PageParts =>
  plainPage({
    title: "Signed in, but the mailbox does not work yet",
    status: 422,
    lines: [
      isOnlyUntried([smtp, imap])
        ? `${titleOf(provider)} knows you and allows us in, but its mail servers could not be asked.`
        : `${titleOf(provider)} knows you and allows us in, but its mail servers refused.`,
      refusedLegs(smtp, imap, null),
      asItWas(purpose),
    ],
    action: html`<a class="button main" href="${againPath(purpose, provider)}">Try again</a>`,
  });

/** The page of a provider that the operator has set up no app for. */
export const notSetUp = (provider: OAuthProviderName): PageParts =>
  plainPage({
    title: `Sign-in with ${titleOf(provider)} is not set up`,
    status: 503,
    lines: [
      `This Unpause has no app at ${titleOf(provider)} yet, so that nobody can sign in there. Nothing was changed.`,
      html`The operator finds the steps in <code>docs/sign-in.md</code>; <code>npx unpause doctor</code> says what is configured.`,
    ],
    action: dashboard,
  });
