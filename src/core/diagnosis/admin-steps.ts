import type { Cause } from "./cause.ts";
import { familyOfWords } from "./family-of-words.ts";
import { familyOf } from "./provider-family.ts";
import { pagesOf } from "./provider-pages.ts";
import { see } from "./see-page.ts";

/**
 * The steps of an admin of the mail system, told to the admin. {@link adviceFor} tells the owner, who asks the admin.
 *
 * @param provider - the mailbox's, as it was chosen or found
 * @param line - the provider's own words. They name the server where it was entered by hand
 * @returns at most three steps; none where no admin can end the cause
 */
export function adminSteps(cause: Cause, provider: string, line: string): readonly string[] {
  const named = familyOf(provider);
  const pages = pagesOf(named === "generic" ? (familyOfWords(line.toLowerCase()) ?? named) : named);
  switch (cause) {
    case "security_policy":
      return [
        see("Let this mailbox sign in from a mail program (IMAP and SMTP with sign-in)", pages.adminPolicy),
        see("If a rule about sign-ins blocks it, make an exception for this mailbox", pages.signInPolicy),
      ];
    case "account_disabled":
      return [
        see("Switch the mailbox on again, and check its licence", pages.account),
        "If you give it a new password, please tell us that there is one.",
      ];
    case "access_revoked":
      return [see("Allow the app Unpause for the organisation", pages.adminConsent)];
    case "app_misconfigured":
      return [see("Check what the app Unpause may do in the organisation", pages.adminConsent)];
    case "sending_limit":
      return [see("Check how much this mailbox may send, and the standing of the account", pages.limits)];
    case "message_refused":
      return [
        "Mend what the words above name: SPF, DKIM or DMARC of our domain, or an entry in a blocklist.",
      ];
    case "token_expired":
    case "password_changed":
    case "app_password_revoked":
    case "unknown":
      return [see("Check that this mailbox may sign in from a mail program", pages.adminPolicy)];
    case "rate_limited":
    case "provider_outage":
    case "network":
    case "recipient_rejected":
      return [];
  }
}
