import type { Socket } from "node:net";
import type { SMTPPoolOptions } from "nodemailer";
import { isNotAllowed } from "../../../core/mailbox/connection-not-allowed.ts";
import type { MailboxAccess } from "../../../core/mailbox/mail-port.ts";
import { openSocket } from "../../outbound/open-socket.ts";
import { destinationOf, type Outbound, tokenNotAllowed } from "../../outbound/outbound.ts";

/** Where a mail server may be, and how long each step at it may take, in milliseconds. */
export type SmtpLimits = {
  outbound: Outbound;
  /** Name look-up, connecting and TLS. */
  connectMs: number;
  /** From the connection to the server's greeting. */
  greetingMs: number;
  /** Silence inside the conversation. A filter may think long about a text before the last reply (RFC 5321 §4.5.3.2.6). */
  silenceMs: number;
};

/** nodemailer's settings for reaching the mailbox's server and signing in there. */
export function smtpSettings(access: MailboxAccess, limits: SmtpLimits) {
  const { smtp, userName, secret } = access;
  return {
    getSocket: (_options: unknown, done: SocketTaker) =>
      void connect(access, limits).then((connection) => done(null, { connection }), done),
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === "tls",
    requireTLS: smtp.security === "starttls",
    ignoreTLS: smtp.security === "none",
    auth:
      secret.kind === "password"
        ? { user: userName, pass: secret.password }
        : { type: "OAuth2", user: userName, accessToken: secret.accessToken },
    // Without it nodemailer goes on unsigned where AUTH is not offered. The refusal that follows then speaks of the recipient
    // ("relay access denied") instead of the sign-in.
    forceAuth: true,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    tls: { rejectUnauthorized: true },
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPPoolOptions;
}

type SocketTaker = (error: Error | null, taken?: { connection: Socket }) => void;

/** @throws the refusal of our own rules, or what the system met, in the form of nodemailer's own errors */
async function connect(access: MailboxAccess, { outbound, connectMs }: SmtpLimits): Promise<Socket> {
  const notAllowed = tokenNotAllowed(outbound, access, "smtp");
  if (notAllowed !== null) throw notAllowed;
  try {
    return await openSocket(outbound.guard, destinationOf(access, "smtp"), connectMs);
  } catch (error) {
    if (isNotAllowed(error)) throw error;
    const { code: originalCode, syscall } = error as NodeJS.ErrnoException;
    const code = originalCode === "ETIMEDOUT" && syscall === undefined ? "ETIMEDOUT" : "ESOCKET";
    throw Object.assign(error as Error, {
      originalCode,
      code: syscall === "getaddrinfo" ? "EDNS" : code,
      command: "CONN",
    });
  }
}
