import type { ProviderStyle } from "./mailbox-spec.ts";

/** Why the provider says no. */
export type RefusalReason =
  | "wrong-password"
  | "app-password-required"
  | "smtp-auth-disabled"
  | "too-many-logins"
  | "throttled"
  | "quota-spent"
  | "refused-as-spam"
  | "not-your-address"
  | "no-such-lead";

/** Each line carries its enhanced status code, as a multi-line reply does (RFC 2034 §4). */
export type SmtpRefusal = { code: number; lines: string[] };

/** The text of a tagged NO, with its response code (RFC 5530) where the provider gives one. */
export type ImapRefusal = { code: string | null; text: string };

/** @param about - the address that the refusal speaks of, where it names one */
export function smtpRefusal(reason: RefusalReason, style: ProviderStyle, about: string): SmtpRefusal {
  return smtpWords[reason](style, about);
}

// The trailing ids are made up; all else is as the providers print it.
const gsmtp = "d75a77b69052e-4535f85b3d9sm7257481cf.29 - gsmtp";
const exchange = "[SN0PR00CA0001.SANDBOX.PROD.OUTLOOK.COM 2026-01-15T09:00:00.000Z 08DD3DD7D75D7743]";

type Words = (style: ProviderStyle, about: string) => SmtpRefusal;

const smtpWords: Record<RefusalReason, Words> = {
  "wrong-password": (style) =>
    ({
      // support.google.com/mail/?p=BadCredentials
      google: {
        code: 535,
        lines: [
          "5.7.8 Username and Password not accepted. For more information, go to",
          `5.7.8  https://support.google.com/mail/?p=BadCredentials ${gsmtp}`,
        ],
      },
      microsoft: {
        code: 535,
        lines: [`5.7.139 Authentication unsuccessful, the user credentials were incorrect. ${exchange}`],
      },
      generic: { code: 535, lines: ["5.7.8 Error: authentication failed: authentication failure"] },
    })[style],

  // support.google.com/mail/?p=InvalidSecondFactor; the other two ask for nothing of the kind at SMTP
  "app-password-required": () => ({
    code: 534,
    lines: [
      "5.7.9 Application-specific password required. For more information, go to",
      `5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor ${gsmtp}`,
    ],
  }),

  // learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
  "smtp-auth-disabled": () => ({
    code: 535,
    lines: [
      `5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. ${exchange}`,
    ],
  }),

  "too-many-logins": (style) =>
    style === "google"
      ? {
          code: 454,
          lines: [
            "4.7.0 Too many login attempts, please try again later. For more information, go to",
            `4.7.0  https://support.google.com/mail/answer/7126229 ${gsmtp}`,
          ],
        }
      : { code: 454, lines: ["4.7.0 Temporary authentication failure, try again later"] },

  throttled: (style) =>
    ({
      google: { code: 421, lines: [`4.7.0 Try again later, closing connection. (MAIL) ${gsmtp}`] },
      // learn.microsoft.com/exchange/troubleshoot/email-delivery/smtp-submission-improvements
      microsoft: {
        code: 432,
        lines: [
          `4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. ${exchange}`,
        ],
      },
      generic: { code: 450, lines: ["4.7.1 Too many messages in a short time, try again later"] },
    })[style],

  "quota-spent": (style) => ({
    code: 550,
    lines: {
      google: [
        "5.4.5 Daily user sending limit exceeded. For more information on Gmail",
        "5.4.5 sending limits go to",
        `5.4.5 https://support.google.com/a/answer/166852 ${gsmtp}`,
      ],
      microsoft: [
        "5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
      ],
      generic: ["5.4.5 Daily sending limit exceeded, try again tomorrow"],
    }[style],
  }),

  "refused-as-spam": (style) => ({
    code: style === "google" ? 550 : 554,
    lines: {
      // support.google.com/mail/?p=UnsolicitedMessageError
      google: [
        "5.7.1 Our system has detected that this message is likely unsolicited mail. To",
        "5.7.1 reduce the amount of spam sent to Gmail, this message has been blocked. Please visit",
        `5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError ${gsmtp}`,
      ],
      // learn.microsoft.com/defender-office-365/anti-spam-bulk-complaint-level-bcl-about
      microsoft: [`5.7.1 Message rejected as spam by Content Filtering. ${exchange}`],
      generic: ["5.7.1 Message contains a URL listed in SURBL"],
    }[style],
  }),

  "not-your-address": (_style, about) => ({
    code: 553,
    lines: [`5.7.1 <${about}>: Sender address rejected: not owned by user`],
  }),

  "no-such-lead": (style, about) => ({
    code: 550,
    lines:
      style === "google"
        ? [
            "5.1.1 The email account that you tried to reach does not exist. Please try",
            "5.1.1 double-checking the recipient's email address for typos or",
            "5.1.1 unnecessary spaces. For more information, go to",
            `5.1.1  https://support.google.com/mail/?p=NoSuchUser ${gsmtp}`,
          ]
        : [`5.1.1 <${about}>: Recipient address rejected: User unknown in virtual mailbox table`],
  }),
};

/** @param verb - the command by which the client signed in, since Exchange names it */
export function imapRefusal(
  reason: "wrong-password" | "app-password-required",
  style: ProviderStyle,
  verb: "LOGIN" | "AUTHENTICATE",
): ImapRefusal {
  if (reason === "app-password-required") {
    return {
      code: "ALERT",
      text: "Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)",
    };
  }
  return {
    google: { code: "AUTHENTICATIONFAILED", text: "Invalid credentials (Failure)" },
    microsoft: { code: null, text: `${verb} failed.` },
    generic: { code: "AUTHENTICATIONFAILED", text: "Authentication failed." },
  }[style];
}
