import type { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import type { LegProof, MailboxAccess, Proof } from "../../core/mailbox/mail-port.ts";
import type { Folders } from "../../core/mailbox/server.ts";
import { type ImapLimits, withImap } from "./imap/imap-session.ts";
import { specialFolders } from "./imap/special-folders.ts";
import { type SmtpLimits, smtpSettings } from "./smtp/smtp-settings.ts";

/** Signs in at both servers of a mailbox over fresh connections, side by side. Sends nothing. */
export async function prove(
  access: MailboxAccess,
  limits: SmtpLimits & ImapLimits,
  signal: AbortSignal,
): Promise<Proof> {
  let folders: Folders = {};
  const [smtp, imap] = await Promise.all([
    proveSmtp(access, limits, signal),
    proveImap(access, limits, signal, async (client) => {
      folders = specialFolders(await client.list());
    }),
  ]);
  return { smtp, imap, folders };
}

export async function proveSmtp(
  access: MailboxAccess,
  limits: SmtpLimits,
  signal: AbortSignal,
): Promise<LegProof> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  const replies: string[] = [];
  signal.addEventListener("abort", stop, { once: true });
  try {
    const transport = createTransport({ ...smtpSettings(access, limits), ...recordingReplies(replies) });
    // `verify` cannot be cancelled: its connection then ends by its own limits.
    await Promise.race([transport.verify(), stopped]);
    return { kind: "proven" };
  } catch (error) {
    return { kind: "failed", error, ...(!greetsAsSmtp(replies) && { noMailServer: true }) };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** @param work - what is done once it is signed in */
export async function proveImap(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  work: (client: ImapFlow) => Promise<void> = async () => {},
): Promise<LegProof> {
  let greeted = false;
  try {
    await withImap(access, limits, signal, work, () => {
      greeted = true;
    });
    return { kind: "proven" };
  } catch (error) {
    return { kind: "failed", error, ...(!greeted && { noMailServer: true }) };
  }
}

/** Lets nodemailer tell what the server says, and nothing of what we say. */
const recordingReplies = (replies: string[]) => {
  const quiet = () => {};
  const logger = { trace: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet, level: quiet };
  const debug = (entry: unknown, line: unknown) => {
    if ((entry as { tnx?: unknown }).tnx === "server" && replies.length < 3) replies.push(String(line));
  };
  return { transactionLog: true, logger: { ...logger, debug } };
};

/**
 * A mail server greets with 220 and takes EHLO or HELO, or turns us away at once (RFC 5321 §4.2.1, §4.3.2). Other servers with the
 * same greeting, such as FTP, take neither.
 */
const greetsAsSmtp = ([greeting = "", ...others]: readonly string[]): boolean =>
  /^[45]\d\d[ -]/.test(greeting) ||
  (/^220[ -]/.test(greeting) && others.some((reply) => /^(?:250|421)[ -]/.test(reply)));
