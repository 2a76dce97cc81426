import type { Fixers } from "./mailbox.ts";

/** The owner of a mailbox, its backups, and the members who disclaim it. */
export interface OwnerStore {
  /** The members who are its backups. */
  backupIds(mailboxId: string): Promise<string[]>;
  /** Replaces the owner and the backups. @returns false when `from` does not own it any more */
  save(mailboxId: string, from: string, fixers: Fixers): Promise<boolean>;
  /** This member says that it is not theirs. @returns false when they said so before */
  disclaim(mailboxId: string, member: { id: string; workspaceId: string }, at: Date): Promise<boolean>;
  /** @param from - the former owner @returns false when it has another owner by now */
  change(mailboxId: string, from: string, to: string): Promise<boolean>;
}
