/** A mailbox at which customers write to support. */
export type SupportInbox = {
  mailboxId: string;
  workspaceId: string;
  /** Made from the operator's environment: it may match members of every workspace. */
  operators: boolean;
  /** Hash of the environment that it was last signed in from; null: it was added on the web. */
  environment: string | null;
  /** The server whose Authentication-Results count here, proven by a test mail; null: none. */
  authserv: string | null;
  authservProvenAt: Date | null;
  /** Whether its server tells of new mail at once; null: nobody knows yet. */
  idles: boolean | null;
  createdAt: Date;
};

export interface SupportInboxStore {
  add(
    inbox: Pick<SupportInbox, "mailboxId" | "workspaceId" | "operators" | "environment">,
    at: Date,
  ): Promise<void>;
  /**
   * Makes a mailbox a support inbox, and forgets how far it was read for campaigns. @returns false when it is one already, is removed,
   * or belongs to a campaign
   */
  turn(mailboxId: string, at: Date): Promise<boolean>;
  get(mailboxId: string): Promise<SupportInbox | null>;
  /** Of one workspace, or of all; those whose mailbox was removed are not among them. */
  list(workspaceId: string | null): Promise<SupportInbox[]>;
  /** It is signed in from this environment now, and is the operator's. */
  saveEnvironment(mailboxId: string, environment: string): Promise<void>;
  /** Keeps the finding of a test mail. */
  saveAuthserv(mailboxId: string, authserv: string | null, at: Date): Promise<void>;
  /** Those that this worker waits at until `until`: connected ones that no other waits at. */
  claimWatches(watcher: string, now: Date, until: Date): Promise<string[]>;
  /** Others may wait at them from now on. */
  endWatches(watcher: string): Promise<void>;
  saveIdles(mailboxId: string, idles: boolean): Promise<void>;
}
