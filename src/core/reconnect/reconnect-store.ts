import type { Sealed } from "../keys/secrets.ts";
import type { Folders, MailServer } from "../mailbox/server.ts";

/** `proven` → `reading` → `settling` → `resumed`, or `failed` from any of them. */
export type ReconnectState = "proven" | "reading" | "settling" | "resumed" | "failed";

/** The findings and steps so far. They survive a crash. */
export type ReconnectProgress = {
  /** Mails read from the gap, and what they were. */
  read: { replies: number; bounces: number; optOuts: number; postponed: number };
  /** Passing troubles so far. */
  tries: number;
  /** Why it failed, in words for people. */
  failure: string | null;
  /** Since when passing trouble keeps it from going on (ISO 8601); absent: none does. */
  troubleSince?: string;
  /** Folders that cannot be read, with the server's words, and since when it waits for them (ISO 8601). */
  unread?: { folders: { path: string; words: string }[]; since: string };
  /** The time when a person was asked whether it may go on without those folders (ISO 8601). Absent: no person was. */
  askedAt?: string;
  /** Folders that it went on without. */
  wentWithout?: string[];
};

/** A proven credential on its way: it takes effect once the gap is read and doubts are settled. */
export type Reconnect = {
  id: string;
  workspaceId: string;
  mailboxId: string;
  disconnectionId: string;
  memberId: string | null;
  state: ReconnectState;
  /** null: it is what is stored that works again. */
  sealed: Sealed | null;
  /** The account that signed in at the provider. null: the sealed secret is a password. */
  subject: string | null;
  /** The Microsoft tenant that they belong to. */
  tenant: string | null;
  server: MailServer;
  folders: Folders;
  progress: ReconnectProgress;
  /** Folders that it may go on without, though they cannot be read: a person said so. */
  without: string[];
  startedAt: Date;
  endedAt: Date | null;
};

export interface ReconnectStore {
  /** @returns null when another reconnect of this mailbox is on its way */
  start(
    reconnect: Omit<Reconnect, "id" | "state" | "progress" | "without" | "endedAt">,
  ): Promise<string | null>;
  get(id: string): Promise<Reconnect | null>;
  /** The one on its way. */
  open(mailboxId: string): Promise<Reconnect | null>;
  /** The newest of a disconnection, ended or not. */
  latest(disconnectionId: string): Promise<Reconnect | null>;

  /** Claims it, until then or until this worker is gone. null: it has ended, or another worker has it until later. */
  claim(id: string, now: Date, until: Date): Promise<Reconnect | null>;
  /** Says how far it is, and keeps the lease until then. */
  progress(id: string, state: ReconnectState, progress: ReconnectProgress, until: Date): Promise<void>;
  /** Says how far it is, and lets it wait until then. */
  wait(id: string, state: ReconnectState, progress: ReconnectProgress, until: Date): Promise<void>;
  /** Frees what workers that are gone had in hand. @returns the reconnects */
  freeOrphans(): Promise<string[]>;
  /** Lets it go on without these folders, at once. @returns false when it has ended */
  goOnWithout(id: string, folders: string[]): Promise<boolean>;
  /** Keeps a renewed token of one on its way. */
  saveSecret(id: string, sealed: Sealed): Promise<void>;
  /** Ends it. @returns false when it had ended already */
  end(id: string, state: "resumed" | "failed", progress: ReconnectProgress, at: Date): Promise<boolean>;
  /** Reconnects on their way that no worker has claimed. */
  due(now: Date, limit: number): Promise<string[]>;
}
