import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Leg, PastFailure } from "../diagnosis/verdict.ts";
import type { Sealed } from "../workspace/secrets.ts";
import type { Fixers } from "./choose-fixers.ts";
import type { FolderCursor, Folders, MailServer } from "./mail-port.ts";
import type { Mailbox, SignIn, WarmUp } from "./mailbox.ts";

export type NewMailbox = MailServer & {
  workspaceId: string;
  address: string;
  senderName: string;
  provider: string;
  signIn: SignIn;
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

  /** The sealed secret and its version, or null where none was stored yet. */
  credential(mailboxId: string): Promise<(Sealed & { version: number }) | null>;
  /** Stores the next version, if `after` is still the present one (0: none yet). @returns false when it is not */
  storeCredential(mailboxId: string, workspaceId: string, sealed: Sealed, after: number): Promise<boolean>;
  saveServer(mailboxId: string, server: MailServer, folders: Folders): Promise<void>;
  /** Who owns it and who stands in, in place of whoever did before. */
  saveFixers(mailboxId: string, fixers: Fixers): Promise<void>;
  saveFiling(mailboxId: string, filesSentMs: number | null): Promise<void>;

  /** connected or held → held. @returns false when it is disconnected */
  hold(mailboxId: string, cause: Cause, until: Date): Promise<boolean>;
  /** held → connected. @returns false when it was not held */
  releaseHold(mailboxId: string): Promise<boolean>;
  /** connected or held → disconnected. @returns false when it was disconnected already */
  markDisconnected(mailboxId: string): Promise<boolean>;
  /** disconnected → connected. @returns false when it was not disconnected */
  markConnected(mailboxId: string, at: Date): Promise<boolean>;
  /** A leg worked. */
  worked(mailboxId: string, leg: Leg, at: Date): Promise<void>;
  /** Takes a held mailbox whose time has come, so that nobody else probes it before `next`. @returns false when it is not due */
  claimProbe(mailboxId: string, now: Date, next: Date): Promise<boolean>;
  /** Held mailboxes whose time has come to be probed. */
  heldDue(now: Date, limit: number): Promise<string[]>;

  /**
   * Connected mailboxes of running campaigns whose window opens between the two moments, each once for each opening: no other process
   * takes it too.
   */
  claimPreflights(now: Date, ahead: Date, limit: number): Promise<string[]>;

  recordFailure(failure: {
    workspaceId: string;
    mailboxId: string;
    leg: Leg;
    probe: boolean;
    diagnosis: Diagnosis;
    at: Date;
  }): Promise<void>;
  recentFailures(mailboxId: string, since: Date): Promise<RememberedFailure[]>;

  cursors(mailboxId: string): Promise<FolderCursor[]>;
  saveCursor(mailboxId: string, workspaceId: string, cursor: FolderCursor): Promise<void>;
  /** Mailboxes to read now; each is put off until `next` in the same statement, so that no other process takes it too. */
  claimReads(now: Date, next: Date, limit: number): Promise<string[]>;
  readDone(mailboxId: string, at: Date): Promise<void>;
}
