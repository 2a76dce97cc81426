import {
  appendFileSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
} from "node:fs";
import { join } from "node:path";
import type { FolderName, MailboxAddress } from "./mailbox-spec.ts";

/** A mail that the provider took from a mailbox by SMTP. `at` is an ISO date. */
export type AcceptedMail = { messageId: string; from: MailboxAddress; to: string[]; at: string };

/** The provider's events, in order. Replaying all records gives its whole state. */
export type JournalRecord =
  | { kind: "mailbox"; address: MailboxAddress; uidValidity: number; secret: string }
  | { kind: "secret"; address: MailboxAddress; secret: string }
  | ({ kind: "mail" } & FiledMail)
  | { kind: "flags"; address: MailboxAddress; folder: FolderName; uid: number; flags: string[] }
  | { kind: "gone"; address: MailboxAddress; folder: FolderName; uid: number }
  | { kind: "smtp-auth"; domain: string; on: boolean }
  | { kind: "quota"; address: MailboxAddress; spent: boolean }
  | { kind: "throttle"; on: boolean };

/** `raw` is a binary string; `accepted` is there when this is the Sent copy of a mail taken by SMTP. */
export type FiledMail = {
  address: MailboxAddress;
  folder: FolderName;
  uid: number;
  flags: string[];
  internaldate: string;
  raw: string;
  accepted?: AcceptedMail;
};

export interface Journal {
  /** All of them or none: they are one write. On return a killed process no longer loses them. @throws where the disk is full */
  append(...records: JournalRecord[]): void;
  close(): void;
}

export const noJournal: Journal = { append() {}, close() {} };

/** Opens `provider.jsonl` in `dataDir`. It holds the mailboxes' passwords, hence mode 0600. */
export function openJournal(dataDir: string): { journal: Journal; records: JournalRecord[] } {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "provider.jsonl");
  const file = openSync(path, "a+", 0o600);

  const bytes = readFileSync(path);
  // A process that died in the middle of a write leaves a line without its end. It was never answered for.
  const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
  if (whole.length < bytes.length) ftruncateSync(file, whole.length);

  return {
    records: linesOf(whole).map((line): JournalRecord => JSON.parse(line)),
    journal: {
      append(...records) {
        const { size } = fstatSync(file);
        try {
          appendFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
        } catch (error) {
          // A full disk takes the first part of a write.
          ftruncateSync(file, size);
          throw error;
        }
      },
      close: () => closeSync(file),
    },
  };
}

const linesOf = (bytes: Buffer) =>
  bytes.length === 0 ? [] : bytes.toString("utf8").slice(0, -1).split("\n");
