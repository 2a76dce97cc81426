import type { Member } from "../workspace/member.ts";

type Hash = Uint8Array<ArrayBuffer>;

export interface ConnectCodeStore {
  /** From now on this is the member's only code. */
  replace(code: { hash: Hash; workspaceId: string; memberId: string; expiresAt: Date }): Promise<void>;
  /** The member who made it; null: it is unknown, used or expired. */
  find(hash: Hash, now: Date): Promise<Member | null>;
  /** @returns false when it is unknown, used or expired */
  spend(hash: Hash, now: Date): Promise<boolean>;
}
