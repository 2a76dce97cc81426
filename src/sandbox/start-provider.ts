import type { Log } from "../core/log.ts";
import { type Breaks, breaksOf } from "./breaks.ts";
import type { AcceptedMail } from "./journal.ts";
import type { SandboxLead } from "./lead-behaviour.ts";
import { openListeners } from "./listeners.ts";
import { held, openMailStore } from "./mail-store.ts";
import type { FolderName, MailboxAddress, MailboxSpec } from "./mailbox-spec.ts";
import { playLeads } from "./play-leads.ts";

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
  log?: Log;
};

/** Domains without SMTP AUTH, mailboxes that have spent their quota, and what else is wrong. */
type Broken = {
  smtpAuthOff: string[];
  quotaSpent: MailboxAddress[];
  throttled: boolean;
  cutAfterData: boolean;
  refusesAsSpam: boolean;
  down: boolean;
};

export type SandboxProvider = {
  smtp: { host: string; port: number };
  imap: { host: string; port: number };
  /** The mailboxes with the password that each takes now. */
  mailboxes(): MailboxSpec[];
  /** The mails taken by SMTP, in order, since the data folder began. */
  accepted(): AcceptedMail[];
  /** Puts a mail from outside (raw, with CRLF) into a mailbox. @param at - when it came; now unless given */
  deliver(to: MailboxAddress, raw: string | Buffer, folder?: FolderName, at?: Date): void;
  breaks: Breaks;
  /** The present breaks. */
  broken(): Broken;
  close(): Promise<void>;
};

/**
 * Starts a mail provider on loopback: real SMTP and IMAP without TLS.
 *
 * @throws when a given port is taken, or the data folder cannot be written
 */
export async function startSandboxProvider(options: SandboxOptions): Promise<SandboxProvider> {
  const { host = "127.0.0.1", smtpPort = 0, imapPort = 0, log } = options;
  await using opening = new AsyncDisposableStack();

  const store = openMailStore(options.mailboxes, options.dataDir);
  opening.defer(() => store.close());
  const leads = playLeads(store, options.leads ?? [], options.pace ?? 1, log);
  opening.defer(() => leads.stop());
  const listeners = await openListeners(store, leads, { host, smtpPort, imapPort });
  opening.defer(() => listeners.goDown());
  log?.event("sandbox.started", { smtpPort: listeners.smtpPort, imapPort: listeners.imapPort });

  const running = opening.move();
  return {
    smtp: { host, port: listeners.smtpPort },
    imap: { host, port: listeners.imapPort },
    mailboxes: () => [...store.mailboxes.values()].map(({ spec, secret }) => ({ ...spec, password: secret })),
    accepted: () => [...store.accepted],
    deliver: (to, raw, folder = "INBOX", at) => store.deliver(held(store, to), folder, binary(raw), at),
    breaks: breaksOf(store, listeners),
    broken: () => ({
      ...store.switches,
      smtpAuthOff: [...store.switches.smtpAuthOff],
      quotaSpent: [...store.switches.quotaSpent],
      down: !listeners.isUp(),
    }),
    close: () => running.disposeAsync(),
  };
}

const binary = (raw: string | Buffer) => Buffer.from(raw).toString("latin1");
