import type { Member, WorkspaceSettings } from "../workspace/member.ts";

type Hash = Uint8Array<ArrayBuffer>;

/** A one-time link, as its page shows it before it is spent. */
export type SignInLinkState = { member: Member; expiresAt: Date; spentAt: Date | null };

export interface SignInStore {
  addLink(link: { hash: Hash; workspaceId: string; memberId: string; expiresAt: Date }): Promise<void>;
  link(hash: Hash): Promise<SignInLinkState | null>;
  /** @returns whose link it was, or null when it is unknown, spent or expired */
  spendLink(hash: Hash, now: Date): Promise<{ workspaceId: string; memberId: string } | null>;

  saveSettings(workspaceId: string, settings: Partial<WorkspaceSettings>): Promise<void>;
}
