/** Each keyed hash has a key of its own: a hash of one kind is worth nothing where another is asked for. */
export type HashPurpose =
  | "receipt"
  | "audit"
  | "forgotten"
  | "support-environment"
  | "support-letter"
  | "sender-test";

/** Signatures and keyed hashes that are checked for years. Their key is our own, so they outlive every SECRET_KEY. */
export interface Signing {
  /** Signs (HMAC-SHA256, base64url) what a link carries when it needs no row of its own, e.g. unsubscribe. */
  sign(text: string): string;
  /** Whether `sign` made this signature for this text, now or by an older rule. */
  verify(text: string, signature: string): boolean;
  /** A keyed hash (HMAC-SHA256, hex). The database alone does not suffice to make or guess it. */
  hash(purpose: HashPurpose, text: string): string;
}
