export type Sealed = { keyId: string; sealed: Uint8Array<ArrayBuffer> };

/** Seals what must not be read from the database alone. `boundTo` (a mailbox id) must be the same when it is opened. */
export interface Secrets {
  seal(clear: string, boundTo: string): Sealed;
  open(sealed: Sealed, boundTo: string): string;
  /** A keyed signature (HMAC) for links that need no row of their own, e.g. unsubscribe. */
  sign(text: string): string;
  /** Whether `signature` was made by `sign` for this text, under the present key or an older one that is still known. */
  verify(text: string, signature: string): boolean;
}
