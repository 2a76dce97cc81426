import type { Sealed } from "../keys/secrets.ts";
import type { Credential, Leased } from "./grant.ts";

/** A password has neither moment. */
type SecretToStore = Sealed & Partial<Record<"refreshAt" | "endsAt", Date | null>>;

/** `after`: the version that it takes the place of (0: none yet). `at`: when that is. */
type Turn = { after: number; at: Date };

/** The sealed secrets of mailboxes. */
export interface CredentialStore {
  /** null where none was stored yet. */
  get(mailboxId: string): Promise<Credential | null>;
  /**
   * Stores the next version, if `after` is still the present one.
   *
   * @param sealed - a password where it has no `refreshAt`
   * @returns false when it is not
   */
  store(mailboxId: string, workspaceId: string, sealed: SecretToStore, turn: Turn): Promise<boolean>;
  /** The same for a credential that is there. */
  renew(mailboxId: string, sealed: SecretToStore, turn: Turn): Promise<boolean>;
  /** Takes the right to renew it, and reads it. @returns null when another process has the lease */
  lease(mailboxId: string, now: Date, until: Date): Promise<Leased | null>;
  /** Gives it back, unless it is another's by now. */
  endLease(mailboxId: string, fence: number): Promise<void>;
  /** Mailboxes in use whose access token is to be renewed now. */
  due(now: Date, limit: number): Promise<string[]>;
  postpone(mailboxId: string, version: number, until: Date): Promise<void>;
}
