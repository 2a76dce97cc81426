import { describe, expect, it } from "vitest";
import type { Actor, Cause, Party } from "../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { Observation } from "../../../src/core/diagnosis/observation.ts";
import { gmailApi, graph, imap, smtp, text, token } from "./shapes.ts";

type Kind = {
  it: string;
  cause: Cause;
  actor?: Actor;
  about?: Party;
  said: readonly Observation[];
};

type Command = "CONN" | "AUTH PLAIN" | "MAIL FROM" | "RCPT TO" | "DATA";

const replied = (command: Command, ...replies: readonly string[]): Observation[] =>
  replies.map((reply) => smtp("generic", "password", command, reply));

const bye = (message: string) => text("microsoft", "imap", "oauth", message);

const printed = (...messages: readonly string[]): Observation[] =>
  messages.map((message) => text("generic", "smtp", "password", message));

/** Tagged, and not the answer to LOGIN or AUTHENTICATE. */
const afterSignIn = (reply: string): Observation => {
  const observation = imap("generic", "password", reply);
  return { ...observation, error: { ...(observation.error as object), authenticationFailed: undefined } };
};

/** The owner of the trouble, where the same words are used of several. None of the wordings is in a gathering. */
const kinds: readonly Kind[] = [
  {
    it: "does not take a session that ends for a fault of the server for a token that has ended",
    cause: "provider_outage",
    actor: "wait",
    said: [
      bye("* BYE Session invalidated - temporary failure"),
      bye("BYE Session invalidated: server is too busy"),
      bye("* BYE Session invalidated - internal server error"),
    ],
  },
  {
    it: "takes a session that ends with its token for a token that has ended",
    cause: "token_expired",
    said: [
      bye("* BYE Session invalidated - AccessTokenExpired"),
      bye("BYE Session invalidated, token was revoked"),
    ],
  },
  {
    it: "takes a full mailbox for our own where no recipient is at hand",
    cause: "sending_limit",
    actor: "user",
    about: "mailbox",
    said: [
      graph(507, "ErrorQuotaExceeded", "The mailbox has exceeded its storage quota."),
      graph(403, "ErrorMailboxFull", "Mailbox is full."),
      text("generic", "imap", "password", "APPEND failed: Mailbox is over quota"),
      imap("generic", "password", "NO [OVERQUOTA] Your inbox is out of storage space"),
    ],
  },
  {
    it: "takes a full mailbox for the recipient's where one was named",
    cause: "recipient_rejected",
    about: "recipient",
    said: replied("RCPT TO", "552 5.2.2 Mailbox is over quota", "452 4.2.2 The mailbox is full"),
  },
  {
    it: "asks the owner where a limit of an API stays until the account is verified",
    cause: "sending_limit",
    actor: "user",
    said: [
      graph(429, "ErrorExceededMessageLimit", "Please verify your account before you send more messages."),
    ],
  },
  {
    it: "reads a refusal at the greeting as one of the address that we connect from, since no account was named",
    cause: "message_refused",
    about: "sender",
    said: replied(
      "CONN",
      "554 Your host has been blocked for sending spam",
      "550 Adresse IP bloquée pour abus",
      "554 5.7.1 Client suspected of spam, go away",
      "554 Abuse detected from your network",
    ),
  },
  {
    it: "still asks us to wait where the greeting says that there are too many of us",
    cause: "rate_limited",
    said: replied(
      "CONN",
      "421 Too many sessions from your host",
      "550 Host blocked: too many connections at once",
    ),
  },
  {
    it: "does not find spam in the address of a help page",
    cause: "rate_limited",
    said: replied(
      "MAIL FROM",
      "450 MI:CEL 163 smtp12, http://mail.163.com/help/help_spam_16.htm",
      "450 MI:DMC 126 smtp9, http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.7",
      "450 4.7.1 Too many connections, see https://help.example.com/spam-policy",
    ),
  },
  {
    it: "takes 4.3.z to RCPT TO for the state of the mail system",
    cause: "provider_outage",
    actor: "wait",
    said: replied(
      "RCPT TO",
      "451 4.3.5 <lea@example.org>: Recipient address rejected: Server configuration error",
      "450 4.3.2 <lea@example.org>: Recipient address rejected: System not accepting messages",
      "451 4.3.0 <lea@example.org>: Recipient address rejected: Internal fault",
    ),
  },
  {
    it: "reads the reason behind the step that Postfix names",
    cause: "account_disabled",
    said: replied(
      "RCPT TO",
      "554 5.7.1 <lea@example.org>: Recipient address rejected: Your account is suspended",
      "554 5.7.1 <lea@example.org>: Recipient address rejected: Outgoing mail is disabled for this domain",
      "554 5.7.1 <lea@example.org>: Recipient address rejected: sending is blocked for user me",
    ),
  },
  {
    it: "knows a mailbox that was switched off in the host's panel",
    cause: "account_disabled",
    actor: "user",
    said: replied(
      "DATA",
      "550 5.7.1 Mail disabled by owner in cPanel",
      "550 Sending deactivated by the customer via the control panel",
      "550 5.7.1 Disabled by admin from the dashboard",
    ),
  },
  {
    it: "takes x.2.1 after the text for the addressee's mailbox",
    cause: "recipient_rejected",
    about: "recipient",
    said: replied(
      "DATA",
      "554 5.2.1 account is locked, message bounced",
      "550 5.2.1 the account is inactive",
      "554 5.2.1 user suspended, not delivered",
    ),
  },
  {
    it: "takes a mailbox that is not called ours for the recipient's, also without a code",
    cause: "recipient_rejected",
    said: ["Mailbox is frozen", "The mailbox has been suspended", "Recipient is currently suspended"].map(
      (message) => text("generic", "smtp", "password", message),
    ),
  },
  {
    it: "takes an account that is called ours for ours, also without a code",
    cause: "account_disabled",
    said: [
      text("generic", "smtp", "password", "Your mailbox is frozen"),
      text("generic", "imap", "password", "Mailbox is frozen"),
      text("generic", "smtp", "password", "Your account has been suspended"),
      text("generic", "imap", "password", "Account suspended"),
    ],
  },
  {
    it: "waits where the sign-in was refused for too many errors",
    cause: "rate_limited",
    actor: "wait",
    said: replied(
      "AUTH PLAIN",
      "554 auth error limit exceeded",
      "535 login failure limit reached",
      "535 5.7.8 authentication failures exceed the limit",
    ),
  },
  {
    it: "asks the operator where the way to sign in is not taken",
    cause: "app_misconfigured",
    actor: "operator",
    said: [
      ...replied(
        "AUTH PLAIN",
        "535 5.7.8 Error: authentication failed: bad SASL mechanism",
        "535 5.7.8 Invalid authentication method",
      ),
      text("generic", "smtp", "password", "No login mechanisms supported by the server"),
      text("generic", "imap", "password", "OAuth2 provider required but not configured"),
    ],
  },
  {
    it: "takes the quota for what ended, and the hours for when it begins anew",
    cause: "sending_limit",
    actor: "wait",
    said: replied(
      "DATA",
      "550 5.7.1 Quota for outgoing messages exceeded, try again in 24 hours",
      "550 Limit on sent mail reached. Retry after 3600 s",
      "554 Outgoing quota used up, try again in 12 hours",
    ),
  },
  {
    it: "finds the sentence behind the dots of a host name",
    cause: "network",
    actor: "wait",
    said: [
      "Could not connect to SMTP host smtp.mail.example.co.uk on port 587",
      "Die Verbindung zu smtp.mail.example.de:587 wurde unterbrochen",
      "La connexion à smtp.mail.example.fr a échoué",
    ].map((message) => text("generic", "smtp", "password", message)),
  },
  {
    it: "reads the refusal of a paid service the same by SMTP and by its API",
    cause: "app_misconfigured",
    actor: "operator",
    said: [
      smtp("ses", "password", "DATA", "554 Message rejected: Email address is not verified."),
      text("ses", "oauth", "password", "MessageRejected: Email address is not verified."),
      text("postmark", "oauth", "password", "The sender domain is not verified"),
    ],
  },
  {
    it: "does not take a recipient that an API refuses for our own mailbox",
    cause: "recipient_rejected",
    said: [gmailApi(400, "invalidArgument", "Invalid To header")],
  },
  {
    it: "knows a plan, an organisation or a server of ours that was stopped",
    cause: "account_disabled",
    said: replied(
      "MAIL FROM",
      "535 Your organization has been suspended",
      "550 The subaccount is currently deactivated",
      "550 5.7.1 This plan was terminated",
    ),
  },
  {
    it: "takes NO to a command after the sign-in for something that the server could not do",
    cause: "provider_outage",
    actor: "wait",
    said: [
      afterSignIn("NO Mailbox could not be opened right now"),
      afterSignIn("NO Some of the messages are not there (Failure)"),
    ],
  },
  {
    it: "hears that the sign-in was refused where a program calls it a verification",
    cause: "password_changed",
    actor: "user",
    said: printed("SMTP verification failed", "Error: account verification error, mail not sent"),
  },
  {
    it: "reads the reply code that a program puts in quotes",
    cause: "password_changed",
    said: printed('Expected response code "235" but got code "535".', 'The server answered with "535"'),
  },
  {
    it: "takes a service that is not there for the message, where the reply goes on to say so",
    cause: "message_refused",
    said: replied(
      "DATA",
      "550 5.7.1 Service unavailable; message rejected as it breaks the policy of the company",
    ),
  },
  {
    it: "knows a host that is refused as an open proxy",
    cause: "message_refused",
    said: replied("MAIL FROM", "554 5.7.1 open proxy detected at your address"),
  },
  {
    it: "takes a limit of the rate for one, whatever it says of trying later",
    cause: "rate_limited",
    actor: "wait",
    said: replied(
      "RCPT TO",
      "450 4.7.0 Please try again later: rate-limit of this host",
      "451 4.7.1 Deferred, rate limit reached",
    ),
  },
  {
    it: "knows a program that was not given what it needs, or cannot write the message",
    cause: "app_misconfigured",
    actor: "operator",
    said: printed(
      "ValueError: host must not be empty",
      "Value cannot be null. (Parameter 'userName')",
      "The setting smtp_host is missing",
      "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 4",
      "LookupError: unknown encoding: utf-88",
      "Nie można użyć funkcji mail, błąd: nie udało się utworzyć funkcji mail",
    ),
  },
  {
    it: "knows that the two ends did not agree on TLS",
    cause: "network",
    actor: "operator",
    said: printed(
      "SSL_connect: unknown protocol",
      "Peer sent TLS version 1.0, but that version is not enabled",
      "state=SSLv3 read server hello B",
    ),
  },
  {
    it: "asks for consent where the user never gave it to the app",
    cause: "access_revoked",
    said: [
      token("generic", "invalid_grant", "The user has not authorized the application"),
      token("generic", "invalid_grant", "resource owner never granted this client access"),
    ],
  },
  {
    it: "takes what IMAP calls a mailbox for a folder, after the sign-in",
    cause: "provider_outage",
    said: [
      bye("* BYE Mailbox has been deleted"),
      bye("Mailbox is locked by another session"),
      bye("The selected mailbox was renamed"),
      bye("MailboxLockedException: 12 is already being synced"),
    ],
  },
  {
    it: "still takes an own mailbox that was locked for one",
    cause: "account_disabled",
    said: [
      bye("Your mailbox has been locked"),
      bye("The mailbox of this account was deleted"),
      imap("generic", "password", "NO Mailbox is locked by the postmaster"),
    ],
  },
  {
    it: "does not take a code of the sign-in for one where it answers to the text",
    cause: "recipient_rejected",
    said: replied("RCPT TO", "526 no data in dns", "525 host of the recipient has no address"),
  },
  {
    it: "knows that our account is not at hand where no recipient was named",
    cause: "account_disabled",
    said: replied(
      "MAIL FROM",
      "550 The account is not available",
      "554 5.7.1 main account currently unavailable",
    ),
  },
  {
    it: "takes wrong line ends for a fault of the message, also with a 4yz",
    cause: "message_refused",
    said: replied("DATA", "451 See stray LFs in the body", "550 bare newline is not accepted"),
  },
  {
    it: "hears at the greeting that our address has no name",
    cause: "message_refused",
    about: "sender",
    said: replied(
      "CONN",
      "554 Service not available: no PTR record",
      "550 mail service not available for hosts without reverse DNS",
    ),
  },
  {
    it: "takes a message that an API cannot read for one",
    cause: "recipient_rejected",
    said: [graph(400, "ErrorSomethingNew", "Malformed MIME in the request body.")],
  },
  {
    it: "takes 535 for an answer to the sign-in, where nobody says to what it is one",
    cause: "provider_outage",
    actor: "wait",
    said: printed(
      "535 5.7.8 the directory did not answer",
      "smtp: 535 5.7.0 password database is not available",
    ),
  },
  {
    it: "does not take the authentication of a domain for a sign-in",
    cause: "message_refused",
    about: "sender",
    said: printed(
      "550 5.7.26 Your domain fails authentication checks (DKIM). To protect the user, this mail is blocked",
      "550 Mail is not authenticated by SPF, and so the user does not get it: blocked",
    ),
  },
  {
    it: "leaves open what was refused where IMAP names an account",
    cause: "unknown",
    said: [text("generic", "imap", "password", "4 NO Permission denied for this account")],
  },
];

describe("A kind of failure, by whom it is about", () => {
  it.each(kinds)("$it", ({ cause, actor, about, said }) => {
    const wrong = said
      .map((observation) => diagnose(observation))
      .filter(
        (found) =>
          found.cause !== cause ||
          (actor !== undefined && found.actor !== actor) ||
          (about !== undefined && found.about !== about),
      )
      .map(
        (found) =>
          `${found.evidence[0]?.line} -> ${found.cause}, ${found.actor}, ${found.about} [${found.evidence[0]?.rule}]`,
      );
    expect(wrong).toEqual([]);
  });
});
