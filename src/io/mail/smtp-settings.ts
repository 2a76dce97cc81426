import type { SMTPPoolOptions } from "nodemailer";
import type { MailboxAccess } from "../../core/mailbox/mail-port.ts";

/** How long each step at a mail server may take, in milliseconds. */
export type SmtpLimits = {
  /** Name look-up, connecting and TLS. */
  connectMs: number;
  /** From the connection to the server's greeting. */
  greetingMs: number;
  /** Silence inside the conversation. A filter may think long about a text before the last reply (RFC 5321 §4.5.3.2.6). */
  silenceMs: number;
};

/** What nodemailer needs to reach the mailbox's server and sign in there. */
export function smtpSettings({ smtp, userName, secret }: MailboxAccess, limits: SmtpLimits) {
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === "tls",
    requireTLS: smtp.security === "starttls",
    ignoreTLS: smtp.security === "none",
    auth:
      secret.kind === "password"
        ? { user: userName, pass: secret.password }
        : { type: "OAuth2", user: userName, accessToken: secret.accessToken },
    // Without it nodemailer goes on unsigned where AUTH is not offered, and the refusal that follows speaks of
    // the recipient ("relay access denied") instead of the sign-in.
    forceAuth: true,
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPPoolOptions;
}
