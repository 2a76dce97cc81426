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
  /** How many Received lines may stand above its headers; null: any number. */
  authservHops: number | null;
  /** The IMAP server (host:port) at which it was proven. At another one it does not count. */
  authservAt: string | null;
  /** Whether its server tells of new mail at once; null: nobody knows yet. */
  idles: boolean | null;
  createdAt: Date;
};

export type ServerProof = { authserv: string; hops: number | null; server: string; at: Date };

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
  /** Keeps what a test mail proved. @returns whether it was not known before */
  saveProof(mailboxId: string, proof: ServerProof): Promise<boolean>;
  /** Nobody is verified by it any more. @returns false when there was none */
  endProof(mailboxId: string): Promise<boolean>;
  /** Inboxes with a proof that is older. */
  provenBefore(before: Date): Promise<string[]>;
  /** Those that this worker waits at until `until`: connected ones that no other waits at. */
  claimWatches(watcher: string, now: Date, until: Date): Promise<string[]>;
  /** Others may wait at them from now on. */
  endWatches(watcher: string): Promise<void>;
  saveIdles(mailboxId: string, idles: boolean): Promise<void>;
}
