import type { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import type { Folders, LegProof, MailboxAccess, Proof } from "../../core/mailbox/mail-port.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { type SmtpLimits, smtpSettings } from "./smtp-settings.ts";
import { specialFolders } from "./special-folders.ts";

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
  signal.addEventListener("abort", stop, { once: true });
  try {
    // `verify` cannot be cancelled: its connection then ends by its own limits.
    await Promise.race([createTransport(smtpSettings(access, limits)).verify(), stopped]);
    return { kind: "proven" };
  } catch (error) {
    return { kind: "failed", error };
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
  try {
    await withImap(access, limits, signal, work);
    return { kind: "proven" };
  } catch (error) {
    return { kind: "failed", error };
  }
}
