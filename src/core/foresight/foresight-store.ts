import type { Life } from "./foresee-end.ts";

/** A connected mailbox that signs in at its provider's page. */
export type Granted = Life & { mailboxId: string; address: string; provider: string; ownerId: string };

export interface ForesightStore {
  /** Workspaces whose people may be told now; each is put off until `next` in the same statement. */
  claimWorkspaces(now: Date, next: Date, limit: number): Promise<{ id: string; timeZone: string }[]>;
  putOff(workspaceId: string, until: Date): Promise<void>;
  /** @param ownerId - null: everybody's */
  granted(workspaceId: string, ownerId: string | null, now: Date): Promise<Granted[]>;
}
