import { ImapFlow } from "imapflow";
import nodemailer from "nodemailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailboxSpec } from "../../src/sandbox/mailbox-spec.ts";
import {
  type SandboxOptions,
  type SandboxProvider,
  startSandboxProvider,
} from "../../src/sandbox/start-provider.ts";

export const maya: MailboxSpec = {
  address: "maya@northwind.test",
  name: "Maya Lind",
  password: "pässwörd 🌱 one",
  kind: "password",
};
export const gmail: MailboxSpec = {
  address: "sales@north.test",
  name: "North Sales",
  password: "abcd efgh ijkl mnop",
  signInPassword: "my own password",
  kind: "app_password",
  style: "google",
};
export const outlook: MailboxSpec = {
  address: "hello@contoso.test",
  name: "Contoso",
  password: "Contoso-1",
  kind: "password",
  style: "microsoft",
};

export const startBox = (options: Partial<SandboxOptions> = {}) =>
  startSandboxProvider({ mailboxes: [maya, gmail, outlook], ...options });

/** Where the sandbox listens, be it in this process or in its own. */
type Ports = Pick<SandboxProvider, "smtp" | "imap">;

/** A nodemailer transport of the mailbox, with one connection kept open. */
export function smtpOf(box: Ports, { address, password }: MailboxSpec) {
  return nodemailer.createTransport({
    host: box.smtp.host,
    port: box.smtp.port,
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
    auth: { user: address, pass: password },
  });
}

/** One signed-in SMTP session, without the pool, which answers a 421 by a silent second try. */
export async function smtpSessionOf(box: Ports, { address, password }: MailboxSpec) {
  const session = new SMTPConnection({ host: box.smtp.host, port: box.smtp.port });
  session.on("error", () => {});
  await new Promise<void>((resolve, reject) =>
    session.connect((error) => (error ? reject(error) : resolve())),
  );
  await new Promise<void>((resolve, reject) =>
    session.login({ user: address, pass: password }, (error) => (error ? reject(error) : resolve())),
  );
  return {
    send: (to: string) =>
      new Promise<void>((resolve, reject) =>
        session.send({ from: address, to }, "Subject: x\r\n\r\nx", (error) =>
          error ? reject(error) : resolve(),
        ),
      ),
    close: () => session.close(),
  };
}

export function imapOf(box: Ports, { address, password }: MailboxSpec, loginMethod?: "LOGIN") {
  const client = new ImapFlow({
    host: box.imap.host,
    port: box.imap.port,
    secure: false,
    auth: { user: address, pass: password, ...(loginMethod && { loginMethod }) },
    logger: false,
  });
  client.on("error", () => {}); // a dropped connection; what waits on it rejects on its own
  return client;
}

/** Runs `work` on a signed-in connection. */
export async function readMailbox<T>(
  box: Ports,
  mailbox: MailboxSpec,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = imapOf(box, mailbox);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** The words of a refused SMTP command or sign-in. */
export async function smtpRefusalOf(attempt: Promise<unknown>) {
  try {
    await attempt;
    return "accepted";
  } catch (error) {
    const { code, responseCode, response, command } = error as Record<string, unknown>;
    return { code, responseCode, response, command };
  }
}

/** The words of a refused IMAP sign-in. */
export async function imapRefusalOf(box: Ports, mailbox: MailboxSpec) {
  const client = imapOf(box, mailbox);
  try {
    await client.connect();
    await client.logout();
    return "accepted";
  } catch (error) {
    const { authenticationFailed, serverResponseCode, responseText, code } = error as Record<string, unknown>;
    return { authenticationFailed, serverResponseCode, responseText, code };
  }
}
