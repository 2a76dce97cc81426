import { type Breaks, breaksOf } from "./breaks.ts";
import { type ImapSide, openImap } from "./imap-side.ts";
import type { AcceptedMail } from "./journal.ts";
import type { SandboxLead } from "./lead-behaviour.ts";
import type { FolderName, MailboxAddress, MailboxSpec } from "./mailbox-spec.ts";
import { playLeads } from "./play-leads.ts";
import { openPostOffice } from "./post-office.ts";
import { openSmtp, type SmtpSide } from "./smtp-side.ts";

export type SandboxOptions = {
  mailboxes: MailboxSpec[];
  /** People who answer what is sent to them. Any other address takes mail and stays silent. */
  leads?: SandboxLead[];
  /** Multiplies the delays after which leads answer: 1 is seconds, 0 is at once. */
  pace?: number;
  /** Where passwords, mails and broken things are kept for the next start; without it nowhere. */
  dataDir?: string;
  host?: "127.0.0.1";
  /** A free port unless given. */
  smtpPort?: number;
  imapPort?: number;
};

export type SandboxProvider = {
  smtp: { host: string; port: number };
  imap: { host: string; port: number };
  /** The mailboxes with the password that each takes now. */
  mailboxes(): MailboxSpec[];
  /** What was taken by SMTP, in order, since the data folder began. */
  accepted(): AcceptedMail[];
  /** Puts a mail from outside (raw, with CRLF) into a mailbox. */
  deliver(to: MailboxAddress, raw: string | Buffer, folder?: FolderName): void;
  breaks: Breaks;
  close(): Promise<void>;
};

/**
 * Starts a mail provider on loopback: real SMTP and IMAP without TLS.
 *
 * @throws when a given port is taken
 */
export async function startSandboxProvider(options: SandboxOptions): Promise<SandboxProvider> {
  const host = options.host ?? "127.0.0.1";
  const office = openPostOffice(options.mailboxes, options.dataDir);
  const leads = playLeads(office, options.leads ?? [], options.pace ?? 1);

  const open = async (smtpPort: number, imapPort: number) => {
    const smtp = await openSmtp(office, leads, { host, port: smtpPort });
    try {
      return { smtp, imap: await openImap(office, { host, port: imapPort }) };
    } catch (error) {
      await smtp.close();
      throw error;
    }
  };
  const shut = async (sides: { smtp: SmtpSide; imap: ImapSide }) => {
    await Promise.all([sides.smtp.close(), sides.imap.close()]);
  };

  let sides: { smtp: SmtpSide; imap: ImapSide } | null = await open(
    options.smtpPort ?? 0,
    options.imapPort ?? 0,
  );
  const smtp = { host, port: sides.smtp.port };
  const imap = { host, port: sides.imap.port };

  const goDown = async () => {
    const up = sides;
    sides = null;
    if (up) await shut(up);
  };
  return {
    smtp,
    imap,
    mailboxes: () =>
      [...office.mailboxes.values()].map(({ spec, secret }) => ({ ...spec, password: secret })),
    accepted: () => [...office.accepted],
    deliver: (to, raw, folder = "INBOX") => {
      const mailbox = office.mailbox(to);
      if (!mailbox) throw new Error(`The sandbox has no mailbox ${to}.`);
      office.deliver(
        mailbox,
        folder,
        typeof raw === "string" ? Buffer.from(raw).toString("latin1") : raw.toString("latin1"),
      );
    },
    breaks: breaksOf(
      office,
      (over, which) => {
        sides?.smtp.drop(which);
        if (over === "both") sides?.imap.drop(which);
      },
      {
        goDown,
        comeBack: async () => {
          sides ??= await open(smtp.port, imap.port);
        },
      },
    ),
    close: async () => {
      leads.stop();
      await goDown();
      office.close();
    },
  };
}
