import { domainOf, type MailboxAddress, type MailboxSpec } from "./mailbox-spec.ts";
import type { RefusalReason } from "./refusals.ts";

/** The present breaks. */
export type Switches = {
  smtpAuthOff: Set<string>;
  quotaSpent: Set<MailboxAddress>;
  throttled: boolean;
  cutAfterData: boolean;
  refusesAsSpam: boolean;
};

/** Does this secret open the mailbox? The same answer for SMTP and IMAP. */
export function checkSecret(
  mailbox: { spec: MailboxSpec; secret: string } | undefined,
  secret: string,
): Extract<RefusalReason, "wrong-password" | "app-password-required"> | null {
  if (mailbox?.secret === secret) return null;
  return mailbox?.spec.signInPassword === secret ? "app-password-required" : "wrong-password";
}

export function checkSmtpLogin(
  mailbox: { spec: MailboxSpec; secret: string } | undefined,
  secret: string,
  switches: Switches,
): RefusalReason | null {
  if (switches.throttled) return "too-many-logins";
  // Exchange says so before it looks at the password.
  if (mailbox && switches.smtpAuthOff.has(domainOf(mailbox.spec.address))) return "smtp-auth-disabled";
  return checkSecret(mailbox, secret);
}
