import type { Member, SignedIn, WorkspaceSettings } from "./member.ts";

type Hash = Uint8Array<ArrayBuffer>;

/** A one-time link, as its page shows it before it is spent. */
export type SignInLinkState = { member: Member; expiresAt: Date; spentAt: Date | null };

export interface SignInStore {
  addLink(link: { hash: Hash; workspaceId: string; memberId: string; expiresAt: Date }): Promise<void>;
  link(hash: Hash): Promise<SignInLinkState | null>;
  /** @returns whose link it was, or null when it is unknown, spent or expired */
  spendLink(hash: Hash, now: Date): Promise<{ workspaceId: string; memberId: string } | null>;

  addSession(session: {
    hash: Hash;
    workspaceId: string;
    memberId: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void>;
  session(hash: Hash, now: Date): Promise<SignedIn | null>;
  /** @returns whose it was, or null when it had ended */
  endSession(hash: Hash): Promise<{ workspaceId: string; memberId: string } | null>;

  /** The member with this address; without one, the first admin there is. */
  memberFor(email: string | null): Promise<Member | null>;
  saveSettings(workspaceId: string, settings: Partial<WorkspaceSettings>): Promise<void>;
}
