import type { Actor, Cause } from "./cause.ts";
import type { Family } from "./provider-family.ts";
import { pagesOf } from "./provider-pages.ts";
import { see } from "./see-page.ts";

/** At most three short steps for the person who can fix it, with the provider's own page where there is one. */
export function adviceFor(cause: Cause, family: Family, actor: Actor): readonly string[] {
  const key = `${cause} ${family} ${actor}`;
  let steps = known.get(key);
  if (steps === undefined) {
    steps = STEPS[cause]({ pages: pagesOf(family), actor });
    known.set(key, steps);
  }
  return steps;
}

/** Causes, families and actors are closed lists, so that this stays small. */
const known = new Map<string, readonly string[]>();

type Place = { pages: ReturnType<typeof pagesOf>; actor: Actor };

const STEPS: Record<Cause, (place: Place) => readonly string[]> = {
  token_expired: () => ["Press Reconnect and sign in once more. Everything continues where it stopped."],
  password_changed: ({ pages }) => [
    "Press Reconnect and enter the password the mailbox has now.",
    `If that password works on the provider's site but not here, ${see("check that mail programs are allowed", pages.mailPrograms)}`,
  ],
  app_password_revoked: ({ pages }) => [
    see("Make a new app password", pages.appPassword),
    "Press Reconnect and enter it in place of the old one.",
  ],
  access_revoked: ({ actor, pages }) =>
    actor === "admin"
      ? [
          see("Ask your admin to allow Unpause for the organisation", pages.adminConsent),
          "Then press Reconnect.",
        ]
      : [
          "Press Reconnect and allow Unpause again.",
          see("If the provider asks for an admin's approval, send your admin this page", pages.adminConsent),
        ],
  security_policy: ({ actor, pages }) =>
    actor === "user"
      ? [
          see("Sign in on the provider's site and finish what it asks for", pages.security),
          see("Check that mail programs are allowed", pages.mailPrograms),
          "Press Reconnect.",
        ]
      : [
          see("Send this to your admin: the setting that stops us is described here", pages.adminPolicy),
          ...(pages.signInPolicy === undefined
            ? []
            : [see("If a rule about sign-ins stops us, it is this one that helps", pages.signInPolicy)]),
          "When it is changed, sending goes on by itself within a quarter of an hour.",
        ],
  account_disabled: ({ actor, pages }) =>
    actor === "user"
      ? [
          see("Sign in on the provider's site and follow its steps to open the account again", pages.account),
          "Then press Reconnect.",
        ]
      : [
          see("Ask your admin to switch the mailbox on again, and to check its licence", pages.account),
          "Then sending goes on by itself; if the password was reset, press Reconnect.",
        ],
  sending_limit: ({ actor, pages }) =>
    actor === "wait"
      ? [see("Nothing to do: sending goes on by itself when the quota renews", pages.limits)]
      : [
          see("Check the plan and the standing of the account with the provider", pages.limits),
          "Sending goes on by itself when the quota renews.",
        ],
  rate_limited: () => ["Nothing to do: we slow down and go on by ourselves."],
  provider_outage: ({ pages }) => [
    see("Nothing to do: we try again by ourselves. The provider's own status", pages.status),
  ],
  network: ({ actor }) =>
    actor === "wait"
      ? [
          "Nothing to do if it worked before: we try again by ourselves.",
          "If it never worked, check host and port.",
        ]
      : ["Check host, port and TLS setting of the mail server, and that its certificate fits the host name."],
  app_misconfigured: ({ actor, pages }) =>
    actor === "admin"
      ? [see("Ask your admin to check what Unpause may do in the organisation", pages.adminConsent)]
      : [
          see("For the operator of Unpause: check this provider's set-up", pages.app),
          "The mailbox itself is not at fault.",
        ],
  recipient_rejected: () => ["Nothing to do for the mailbox: the refusal is about one recipient."],
  message_refused: () => [
    "Read the provider's own words: they say what is refused, the text or the sender.",
    "Change the text, or ask the admin of your domain to mend what they name (SPF, DKIM, DMARC, a blocklist).",
    "Then test with one lead before you resume.",
  ],
  unknown: () => [
    "Read the provider's own words: they are all we know.",
    "Press Reconnect to prove the mailbox again.",
  ],
};
