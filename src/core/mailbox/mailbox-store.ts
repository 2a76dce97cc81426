import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Leg, PastFailure } from "../diagnosis/verdict.ts";
import type { Fixers, Mailbox, SignIn, WarmUp } from "./mailbox.ts";
import type { Account } from "./oauth-port.ts";
import type { Folders, MailServer } from "./server.ts";

export type NewMailbox = MailServer & {
  workspaceId: string;
  address: string;
  senderName: string;
  provider: string;
  signIn: SignIn;
  /** Where it signs in at the provider's page: the provider's own name of the account. */
  subject?: string;
  tenant?: string | null;
  ownerId: string;
  folders: Folders;
  filesSentMs: number | null;
  dailyCap: number;
  warmUp: WarmUp | null;
  minGapMs: number;
};

export type RememberedFailure = PastFailure & { diagnosis: Diagnosis };

export interface MailboxStore {
  /** @returns null when the workspace has this address already */
  add(mailbox: NewMailbox, at: Date): Promise<string | null>;
  get(id: string): Promise<Mailbox | null>;
  byAddress(workspaceId: string, address: string): Promise<Mailbox | null>;
  list(workspaceId: string): Promise<Mailbox[]>;
  /** Whether any workspace has a mailbox that signs in as this account. */
  hasAccount(provider: string, subject: string): Promise<boolean>;
  /** Some that can send: first those whose turn it is, and of these those that last did. */
  healthy(workspaceId: string, now: Date, take: number): Promise<Mailbox[]>;
  /**
   * Counts a letter as one of the mailbox's sends of that day, and puts its next send off by its gap.
   *
   * @param day - in the workspace's time zone, ISO 8601
   * @param betweenMs - to the letter before, unless its gap is shorter
   * @returns null: it may go now; else when to ask again
   */
  takeForLetter(
    mailboxId: string,
    letter: { now: Date; day: string; betweenMs: number },
  ): Promise<Date | null>;
  /** Which of these addresses are mailboxes of the workspace that cannot be used now. */
  unusable(workspaceId: string, addresses: string[]): Promise<string[]>;

  /** It signs in at the provider's page from now on, as this account. */
  pinAccount(mailboxId: string, account: Pick<Account, "subject" | "tenant">): Promise<void>;
  saveServer(mailboxId: string, server: MailServer, folders: Folders): Promise<void>;
  /** The members who stand in for its owner. */
  backupIds(mailboxId: string): Promise<string[]>;
  /** Who owns it and who stands in, in place of whoever did before. @returns false when `from` does not own it any more */
  saveFixers(mailboxId: string, from: string, fixers: Fixers): Promise<boolean>;
  saveFiling(mailboxId: string, filesSentMs: number | null): Promise<void>;

  /**
   * connected or held → disconnected. In a transaction: and nobody else pauses or resumes its campaigns before we commit. Two mailboxes
   * of one campaign that go down at once would take each other for alive; the second waits here, then sees the first one's state.
   *
   * @returns the incident that it was held in; null when it was disconnected already
   */
  markDisconnected(mailboxId: string): Promise<{ heldIn: string | null } | null>;
  /** disconnected → connected. @returns false when it was not disconnected */
  markConnected(mailboxId: string, at: Date): Promise<boolean>;
  /** In a transaction: whether it is connected, and it cannot be lost or held before we commit. */
  keepConnected(mailboxId: string): Promise<boolean>;
  /** A leg worked. */
  worked(mailboxId: string, leg: Leg, at: Date): Promise<void>;
  /**
   * Connected mailboxes of running campaigns whose window opens between the two moments, each once for each opening: no other process
   * takes it too.
   */
  claimPreflights(now: Date, ahead: Date, limit: number): Promise<string[]>;
  /** This member says that it is not theirs. @returns false when they said so before */
  disclaim(mailboxId: string, member: { id: string; workspaceId: string }, at: Date): Promise<boolean>;
  /** @param from - who owned it @returns false when it was somebody else's meanwhile */
  changeOwner(mailboxId: string, from: string, to: string): Promise<boolean>;

  recordFailure(failure: {
    workspaceId: string;
    mailboxId: string;
    leg: Leg;
    probe: boolean;
    diagnosis: Diagnosis;
    at: Date;
  }): Promise<void>;
  /** What went wrong since then, and since its last disconnection ended: before that it was with another credential. Newest first. */
  recentFailures(mailboxId: string, since: Date): Promise<RememberedFailure[]>;
}
