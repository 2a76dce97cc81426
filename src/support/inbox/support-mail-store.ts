import type { FolderKind } from "../../core/mailbox/mail-port.ts";

/** A mail at one place of a support inbox. */
export type PlacedMail = {
  folder: string;
  kind: FolderKind;
  uidValidity: bigint;
  uid: number;
  receivedAt: Date;
  rawId: string;
};

/** `lastAt`: the server's own date of its last mail. */
export type StoredFolder = { path: string; kind: FolderKind; mails: number; lastAt: Date };

/** Where mails of support inboxes lie. Each is here before anything is decided about it. */
export interface SupportMailStore {
  /** Each place once. @returns how many were not there yet */
  add(mailbox: { id: string; workspaceId: string }, mails: PlacedMail[], at: Date): Promise<number>;
  /** How many mails of an inbox are not understood yet, and since when the oldest waits. */
  waiting(mailboxId: string): Promise<{ mails: number; since: Date | null }>;
  /** The mails of each folder that are stored, the folder with the last mail first. */
  folders(mailboxId: string): Promise<StoredFolder[]>;
}
