import type { Credential, Leased } from "../credential/grant.ts";
import type { SealedCredential } from "../keys/secrets.ts";

/** A chat in which our app is installed. `tenantId`: the platform's own id of it. */
export type Tenant = { platform: string; tenantId: string };

/** A chat that our app was installed in, with the bot's token, sealed. `refreshAt` is null where that lasts. */
export type ChatInstallation = Credential &
  Tenant & {
    /** As its people call it. */
    name: string;
    /** Since when the platform takes the token no more; null: it does. */
    removedAt: Date | null;
  };

export interface ChatInstallationStore {
  get(tenant: Tenant): Promise<ChatInstallation | null>;
  /** null: none was installed for this workspace on this platform. */
  ofWorkspace(workspaceId: string, platform: string): Promise<ChatInstallation | null>;
  /** On all platforms. */
  allOf(workspaceId: string): Promise<ChatInstallation[]>;
  /**
   * Makes this the chat of a workspace on that platform, with this token. Known people of another chat there are forgotten, and so
   * is a chat that no workspace needs any more. In a transaction.
   */
  keep(
    workspaceId: string,
    installation: Tenant & { name: string; sealed: SealedCredential },
    at: Date,
  ): Promise<void>;

  /** Takes the right to renew its token, and reads it. @returns null when another process has the lease */
  lease(tenant: Tenant, now: Date, until: Date): Promise<Leased | null>;
  endLease(tenant: Tenant, fence: number): Promise<void>;
  /** @param after - the version that it takes the place of @returns false when that is not the present one */
  renew(tenant: Tenant, sealed: SealedCredential, after: number): Promise<boolean>;

  /** @param version - of the token that was refused @returns false when there is a newer one, or this is known */
  remove(tenant: Tenant, version: number, at: Date): Promise<boolean>;
  workspaces(tenant: Tenant): Promise<string[]>;
}
