/** What is known of a mailbox's permission to stay signed in; times in ms are how long earlier ones of its organisation lasted. */
export type Life = {
  grantedAt: Date;
  /** What the provider said; null: nothing. */
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
 * When a permission will end of itself, from what the provider said or from how long earlier ones lasted: a sign-in frequency that an
 * admin has set ends every one at the same age. null: nothing points to an end. Pure.
 */
export function foreseeEnd({ grantedAt, statedEndAt, earlierMs }: Life): ForeseenEnd | null {
  if (statedEndAt !== null) return { at: statedEndAt, why: "stated" };
  const [shortest = 0, longest = 0] = [Math.min(...earlierMs), Math.max(...earlierMs)];
  if (earlierMs.length < FEWEST || longest - shortest > longest * ALIKE) return null;
  return { at: new Date(grantedAt.getTime() + shortest), why: "seen" };
}
