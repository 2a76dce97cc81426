import type { SealedCredential } from "../keys/secrets.ts";

/** A permission that a mailbox of the workspace had at its provider. */
export type HeldGrant = {
  mailboxId: string;
  provider: string;
  subject: string;
  sealed: Pick<SealedCredential, "keyId" | "sealed">;
};

export interface WorkspaceRemovalStore {
  /** In a transaction: nothing is claimed of the workspace before we commit. @returns the mailboxes that have a send in hand */
  lock(workspaceId: string): Promise<string[]>;
  grants(workspaceId: string): Promise<HeldGrant[]>;
  /** Deletes the workspace and everything in it, and every installation in a chat that no other one uses. @returns false when it was gone */
  delete(workspaceId: string): Promise<boolean>;
}
