import type { SeenCard } from "../post/note-seen.ts";
import type { CardDeed } from "../render/action-data.ts";
import type { Teams } from "./here.ts";
import { seenIn, settleSeen } from "./presses.ts";
import type { TeamsActivity } from "./read-activity.ts";

/** Each edit makes every viewer's client ask at once. One read answers all of them. */
const KEPT_MS = 1_000;
const MOST_KEPT = 1_000;

/** Answers clients that ask for a card as it is now. */
export function refreshes(teams: Teams) {
  const kept = new Map<string, { at: number; read: Promise<SeenCard> }>();

  function read(activity: TeamsActivity, deed: CardDeed): Promise<SeenCard> {
    const key = `${deed.attempt} ${activity.conversation} ${activity.replyToId}`;
    const now = performance.now();
    const before = kept.get(key);
    if (before !== undefined && now - before.at < KEPT_MS) return before.read;
    if (kept.size >= MOST_KEPT) kept.clear();
    const read = seenIn(teams, activity, deed);
    kept.set(key, { at: now, read });
    read.catch(() => kept.delete(key));
    return read;
  }

  /** @returns the card; null: theirs is as good as any */
  return async (
    activity: TeamsActivity,
    deed: CardDeed,
  ): Promise<{ card: object | null; after: () => Promise<void> }> => {
    // It shows only what its conversation has seen.
    if (activity.tenantId !== teams.workspaces.settings.tenantId)
      return { card: null, after: async () => {} };
    const seen = await read(activity, deed);
    return { card: seen.card, after: () => settleSeen(teams, activity, seen) };
  };
}
