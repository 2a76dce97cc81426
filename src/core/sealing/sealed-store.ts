import type { Sealed } from "../keys/secrets.ts";

/** In the order in which they are sealed anew and named. */
export const SEALED_KINDS = [
  "credential",
  "chat-installation",
  "reconnect",
  "sign-in",
  "lasting-key",
  "raw-mail",
] as const;
export type SealedKind = (typeof SEALED_KINDS)[number];

/** How many rows of a kind are sealed with one key. */
export type SealedCount = { kind: SealedKind; keyId: string; rows: number };

/** `boundTo`: what it was bound to when it was sealed. */
export type SealedRow = Sealed & { kind: SealedKind; id: string; boundTo: string };

/** The sealed values in the database that may still be used. Those of ended reconnects and sign-ins are left out. */
export interface SealedStore {
  counts(now: Date): Promise<SealedCount[]>;
  /** Rows of a kind that are sealed with another key than this one, in the order of their ids, after `after`. */
  withOtherKeys(
    kind: SealedKind,
    keyId: string,
    page: { after: string | null; limit: number; now: Date },
  ): Promise<SealedRow[]>;
  /** @returns false when it was sealed anew or is over since it was read: then it stays as it is */
  reseal(row: SealedRow, sealed: Sealed): Promise<boolean>;
  /** Keeps what later starts know the key by. */
  addKey(check: Sealed, at: Date): Promise<void>;
}
