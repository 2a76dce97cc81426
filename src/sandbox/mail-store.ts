import { randomUUID } from "node:crypto";
import { headerOf } from "./header-of.ts";
import { type ImapMailbox, openImapMailbox } from "./imap-mailbox.ts";
import {
  type AcceptedMail,
  type FiledMail,
  type Journal,
  type JournalRecord,
  noJournal,
  openJournal,
} from "./journal.ts";
import { domainOf, type FolderName, type MailboxAddress, type MailboxSpec } from "./mailbox-spec.ts";
import type { Switches } from "./switches.ts";

/** A mailbox at the provider. `secret` is the password it takes now. */
export type HeldMailbox = { spec: MailboxSpec; secret: string; imap: ImapMailbox };

/** The provider's state: mailboxes, their mail, what was accepted, what is broken. */
export type MailStore = {
  mailboxes: ReadonlyMap<MailboxAddress, HeldMailbox>;
  mailbox(address: MailboxAddress): HeldMailbox | undefined;
  accepted: readonly AcceptedMail[];
  /** The Sent copy of an accepted mail, as it was filed. */
  rawOf(messageId: string): string | undefined;
  switches: Switches;
  /** Files a mail into the sender's Sent folder and counts it, then into the INBOX of mailboxes it is for. */
  accept(from: HeldMailbox, to: string[], raw: string): AcceptedMail;
  /** @param at - when it came; now unless given */
  deliver(to: HeldMailbox, folder: FolderName, raw: string, at?: Date): void;
  /** Was a mail with this Message-ID ever delivered into a mailbox, even if it is deleted by now? */
  delivered(messageId: string): boolean;
  /** Applies a change and keeps it for the next start. */
  change(record: Extract<JournalRecord, { kind: "secret" | "smtp-auth" | "quota" | "throttle" }>): void;
  close(): void;
};

/** @param dataDir - without it the state ends with the process */
export function openMailStore(specs: MailboxSpec[], dataDir: string | undefined): MailStore {
  const { journal, records } =
    dataDir === undefined ? { journal: noJournal, records: [] } : openJournal(dataDir);

  const { apply, mailboxes, accepted, acceptedRaw, deliveredIds, switches } = stateOf(specs, journal);
  const record = (...news: JournalRecord[]) => {
    journal.append(...news);
    news.forEach(apply);
  };

  records.forEach(apply);
  for (const { address, password } of specs) {
    if (mailboxes.has(key(address))) continue;
    record({ kind: "mailbox", address, uidValidity: Math.floor(Date.now() / 1000), secret: password });
  }

  const mailbox = (address: MailboxAddress) => mailboxes.get(key(address));
  return {
    mailboxes,
    mailbox,
    accepted,
    rawOf: (messageId) => acceptedRaw.get(messageId),
    switches,
    accept: (from, to, taken) => {
      const address = from.spec.address;
      const id = headerOf(taken, "message-id");
      const messageId = id ?? `<${randomUUID()}@${domainOf(address)}>`;
      const raw = id === null ? `Message-ID: ${messageId}\r\n${taken}` : taken;
      const mail: AcceptedMail = { messageId, from: address, to, at: new Date().toISOString() };

      const sent: FiledMail = { ...from.imap.next("Sent", raw, ["\\Seen"]), accepted: mail };
      const received = to.flatMap((to) => mailbox(to)?.imap.next("INBOX", raw, []) ?? []);
      record(...[sent, ...received].map((filed) => ({ kind: "mail" as const, ...filed })));
      return mail;
    },
    deliver: (to, folder, raw, at) => record({ kind: "mail", ...to.imap.next(folder, raw, [], at) }),
    delivered: (messageId) => deliveredIds.has(messageId),
    change: record,
    close: () => journal.close(),
  };
}

/** The state from the journal, and the change that each record makes. */
function stateOf(specs: MailboxSpec[], journal: Journal) {
  const mailboxes = new Map<MailboxAddress, HeldMailbox>();
  const accepted: AcceptedMail[] = [];
  const acceptedRaw = new Map<string, string>();
  const deliveredIds = new Set<string>();
  const switches: Switches = {
    smtpAuthOff: new Set(),
    quotaSpent: new Set(),
    throttled: false,
    cutAfterData: false,
    refusesAsSpam: false,
  };

  const specOf = new Map(specs.map((spec) => [key(spec.address), spec]));
  const apply = (record: JournalRecord) => {
    switch (record.kind) {
      case "mailbox": {
        const spec = specOf.get(key(record.address));
        if (!spec) return; // no longer in the sandbox; its mail waits in the journal
        const imap = openImapMailbox(spec, record.uidValidity, journal);
        mailboxes.set(key(record.address), { spec, secret: record.secret, imap });
        return;
      }
      case "secret": {
        const mailbox = mailboxes.get(key(record.address));
        if (mailbox) mailbox.secret = record.secret;
        return;
      }
      case "mail":
        mailboxes.get(key(record.address))?.imap.put(record);
        if (record.accepted) {
          accepted.push(record.accepted);
          acceptedRaw.set(record.accepted.messageId, record.raw);
        } else {
          deliveredIds.add(headerOf(record.raw, "message-id") ?? "");
        }
        return;
      case "flags":
        mailboxes.get(key(record.address))?.imap.setFlags(record.folder, record.uid, record.flags);
        return;
      case "gone":
        mailboxes.get(key(record.address))?.imap.remove(record.folder, record.uid);
        return;
      case "smtp-auth":
        if (record.on) switches.smtpAuthOff.delete(record.domain);
        else switches.smtpAuthOff.add(record.domain);
        return;
      case "quota":
        if (record.spent) switches.quotaSpent.add(key(record.address));
        else switches.quotaSpent.delete(key(record.address));
        return;
      case "throttle":
        switches.throttled = record.on;
        return;
    }
  };
  return { apply, mailboxes, accepted, acceptedRaw, deliveredIds, switches };
}

/** @throws when the sandbox has no such mailbox: its callers name the ones that it started with */
export function held(store: MailStore, address: MailboxAddress): HeldMailbox {
  const mailbox = store.mailbox(address);
  if (!mailbox) throw new Error(`The sandbox has no mailbox ${address}.`);
  return mailbox;
}

const key = (address: MailboxAddress) => address.toLowerCase();
