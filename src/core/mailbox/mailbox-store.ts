import type { Mailbox, MailboxPurpose, SignIn, WarmUp } from "./mailbox.ts";
import type { Account } from "./oauth-port.ts";
import type { Folders, MailServer } from "./server.ts";

export type NewMailbox = MailServer & {
  workspaceId: string;
  address: string;
  senderName: string;
  provider: string;
  signIn: SignIn;
  /** `outreach` where it is absent. */
  purpose?: MailboxPurpose;
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

export interface MailboxStore {
  /** @returns null when the workspace has this address already */
  add(mailbox: NewMailbox, at: Date): Promise<string | null>;
  get(id: string): Promise<Mailbox | null>;
  byAddress(workspaceId: string, address: string): Promise<Mailbox | null>;
  list(workspaceId: string): Promise<Mailbox[]>;
  /** Those that may send campaigns. */
  forOutreach(workspaceId: string): Promise<Mailbox[]>;
  /** Whether any workspace has a mailbox that signs in as this account. */
  hasAccount(provider: string, subject: string): Promise<boolean>;
  /** Some that can send letters of the product: first those whose turn it is, and of these those that last did. */
  healthy(workspaceId: string, now: Date, take: number): Promise<Mailbox[]>;
  /** Which of these addresses are mailboxes of the workspace that cannot be used now. */
  unusable(workspaceId: string, addresses: string[]): Promise<string[]>;

  /** It signs in at the provider's page from now on, as this account. */
  pinAccount(mailboxId: string, account: Pick<Account, "subject" | "tenant">): Promise<void>;
  saveServer(mailboxId: string, server: MailServer, folders: Folders): Promise<void>;
  saveFiling(mailboxId: string, filesSentMs: number | null): Promise<void>;
}
