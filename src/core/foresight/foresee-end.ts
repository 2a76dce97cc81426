/** The known facts of a mailbox's sign-in permission. Times in ms are the lifetimes of earlier ones in its organisation. */
export type Life = {
  grantedAt: Date;
  /** The end that the provider stated. null: none. */
  statedEndAt: Date | null;
  /** Those that ended of themselves, in any order. */
  earlierMs: readonly number[];
};

export type ForeseenEnd = {
  at: Date;
  /** `stated`: the provider said so. `seen`: earlier ones all lasted about as long. */
  why: "stated" | "seen";
};

/** Lives that differ by more than this share are no rule of an organisation. */
const ALIKE = 0.1;
const FEWEST = 2;

/**
 * Predicts the end of a permission, from the provider's statement or from the lifetimes of earlier ones. A sign-in frequency that
 * an admin has set ends every one at the same age. null: nothing points to an end. Pure.
 */
export function foreseeEnd({ grantedAt, statedEndAt, earlierMs }: Life): ForeseenEnd | null {
  if (statedEndAt !== null) return { at: statedEndAt, why: "stated" };
  const [shortest = 0, longest = 0] = [Math.min(...earlierMs), Math.max(...earlierMs)];
  if (earlierMs.length < FEWEST || longest - shortest > longest * ALIKE) return null;
  return { at: new Date(grantedAt.getTime() + shortest), why: "seen" };
}
