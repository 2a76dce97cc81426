import type { SignedIn } from "../workspace/member.ts";

type Hash = Uint8Array<ArrayBuffer>;

/** Where a session was opened. */
export type SessionPlace = {
  /** The browser as it names itself (RFC 9110 §10.1.5), cut; null: it does not, or it was not kept. */
  browser: string | null;
  /** The network address; null: it was not kept. */
  network: string | null;
};

export type SessionRow = SessionPlace & { id: string; signedInAt: Date; seenAt: Date };

/** A session holds before `at`, and while it was seen after `idleSince`. */
export type Holding = { at: Date; idleSince: Date };

export interface SessionStore {
  add(
    session: { hash: Hash; workspaceId: string; memberId: string; at: Date; expiresAt: Date } & SessionPlace,
  ): Promise<void>;
  /** Also says when it was last seen. */
  find(hash: Hash, holding: Holding): Promise<(SignedIn & { seenAt: Date }) | null>;
  /** Its member has used it at this moment. */
  saw(id: string, at: Date): Promise<void>;
  /** Those that hold, the last seen first. */
  ofMember(memberId: string, holding: Holding): Promise<SessionRow[]>;
  /** @returns whose it was, or null when it had ended */
  endByHash(hash: Hash): Promise<{ workspaceId: string; memberId: string } | null>;
  /** @returns whether this member had it */
  end(memberId: string, id: string): Promise<boolean>;
  /** Ends all of a member's. @returns how many */
  endAll(memberId: string): Promise<number>;
  /** Deletes those that hold no more. @returns how many */
  purge(holding: Holding): Promise<number>;
}
