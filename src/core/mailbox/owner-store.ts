import type { Fixers } from "./mailbox.ts";

/** The owner of a mailbox, the members who stand in for them, and who disclaims it. */
export interface OwnerStore {
  /** The members who stand in for its owner. */
  backupIds(mailboxId: string): Promise<string[]>;
  /** Who owns it and who stands in, in place of whoever did before. @returns false when `from` does not own it any more */
  save(mailboxId: string, from: string, fixers: Fixers): Promise<boolean>;
  /** This member says that it is not theirs. @returns false when they said so before */
  disclaim(mailboxId: string, member: { id: string; workspaceId: string }, at: Date): Promise<boolean>;
  /** @param from - who owned it @returns false when it was somebody else's meanwhile */
  change(mailboxId: string, from: string, to: string): Promise<boolean>;
}
