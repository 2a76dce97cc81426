/** At most `places` uses in a time of `forMs`: each use has a place of its own, which is free again after that. */
export type Limit = { places: number; forMs: number };

const MINUTE = 60_000;

/**
 * One person's allowance in a short time. A proven sign-in gives its places back, so that only failures count. A person who
 * connects a hundred mailboxes with the right passwords meets no limit.
 */
export const LIMITS = {
  /** Sign-ins that one member tries, wherever. */
  "proofs-of-member": { places: 30, forMs: 15 * MINUTE },
  /** Sign-ins that are tried for one address in a workspace. */
  "proofs-of-mailbox": { places: 10, forMs: 15 * MINUTE },
  /** Sign-ins that one workspace tries at one mail server. Each workspace has its own, so that none locks out another. */
  "proofs-at-host": { places: 100, forMs: 15 * MINUTE },
  /** Tries with one link to reconnect; the link itself lasts as long. */
  "tries-of-link": { places: 10, forMs: 30 * MINUTE },
  /** Messages with the way to reconnect that tickets send to one member. */
  "reconnect-letters": { places: 3, forMs: 60 * MINUTE },
  /** Links that others make for one address. */
  "sign-in-links": { places: 10, forMs: 60 * MINUTE },
  /** Codes that one member makes to be known in a chat. */
  "connect-codes": { places: 20, forMs: 60 * MINUTE },
  /** Open streams of one member, in all sessions. Each keeps its place from beat to beat; that of a process that died is free after this. */
  "streams-of-member": { places: 30, forMs: 2 * MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
