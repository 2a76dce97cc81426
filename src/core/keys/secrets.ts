export type Sealed = { keyId: string; sealed: Uint8Array<ArrayBuffer> };

/** Seals what must not be read from the database alone. `boundTo` (a mailbox id) must be the same when it is opened. */
export interface Secrets {
  seal(clear: string, boundTo: string): Sealed;
  open(sealed: Sealed, boundTo: string): string;
  /** Of the key that seals. */
  readonly keyId: string;
  /** Of keys that only open. */
  readonly otherKeyIds: readonly string[];
}

/** A sealed credential as it is stored; `refreshAt` is null where it is a password. */
export type SealedCredential = Sealed & { refreshAt: Date | null };
