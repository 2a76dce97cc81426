import type { Cause } from "../diagnosis/cause.ts";
import type { Folders, MailServer } from "./server.ts";

export type SignIn = "oauth" | "password" | "app_password";

/** `outreach`: it sends campaigns. `support`: customers write to it; it sends nothing to leads and nothing of the product's own. */
export type MailboxPurpose = "outreach" | "support";

/** The job that reads a mailbox of each purpose. */
export const READING_JOBS: Readonly<Record<MailboxPurpose, string>> = {
  outreach: "read-mailbox",
  support: "read-inbox",
};

/** `held`: in doubt or over quota. Its sends wait, and no person is told yet. `disconnected`: refused for sure. */
export type MailboxState =
  | { kind: "connected" }
  /** `host`: the server whose next answer brings its probe forward; null: it waits for something else. */
  | { kind: "held"; cause: Cause; until: Date; host: string | null }
  | { kind: "disconnected" };

export type WarmUp = {
  /** Sends on the first day, sends more on each further day, and where it ends. */
  start: number;
  growth: number;
  ceiling: number;
  since: Date;
};

export type Mailbox = MailServer & {
  id: string;
  workspaceId: string;
  address: string;
  senderName: string;
  provider: string;
  signIn: SignIn;
  purpose: MailboxPurpose;
  /** The provider's own name of the account, which stays when its address changes; null: it signs in with a password. */
  subject: string | null;
  /** The Microsoft tenant of the account. null: it has none, or it is unknown. */
  tenant: string | null;
  ownerId: string;
  folders: Folders;
  /** How long the provider may take to file what passed its SMTP into Sent; null: it does not file it. */
  filesSentMs: number | null;
  state: MailboxState;
  /** When each leg last worked; absent: never yet. */
  workedAt: { smtp?: Date; imap?: Date };
  readAt: Date | null;
  /** Since when no reading has succeeded, and why the last one did not; null: the last one did. */
  readFailing: { since: Date; why: string } | null;
  dailyCap: number;
  warmUp: WarmUp | null;
  minGapMs: number;
};

/** The people to ask when the mailbox breaks: its owner first, then the backups. */
export type Fixers = { ownerId: string; backupIds: string[] };
