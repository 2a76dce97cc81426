/** The keys, kept by the operator (SECRET_KEY), or by this product in the key file of its data folder. */
export interface KeyRing {
  /** Puts a new key before the present one, and keeps both. `not-ours`: the operator keeps them. */
  renew(): "renewed" | "not-ours";
  /** Keeps the present key alone. */
  dropOthers(): void;
}

/** The text that the row of a key seals, so that a start knows the key. */
export const KEY_CHECK = "sealing key check";
