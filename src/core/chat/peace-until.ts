import type { Rooms } from "../store.ts";
import type { Clock } from "../time/clock.ts";
import { quietUntil } from "../time/quiet-hours.ts";

/** An incident grows, and may no longer be able to wait: so often that is looked at. */
const LOOK_AGAIN_MS = 15 * 60_000;

/**
 * Until when a member is left in peace, or until when that is sure; null: they may be told now. An incident that keeps a send back
 * before their quiet hours are over cannot wait.
 */
export async function peaceUntil(
  { store, clock }: { store: Rooms; clock: Clock },
  memberId: string,
  incidentId: string | null,
): Promise<Date | null> {
  const quiet = await store.members.quietHours(memberId);
  if (quiet === null) return null;
  const until = quietUntil(quiet.hours, quiet.timeZone, clock.now());
  if (until === null || incidentId === null) return until;
  const missed = await store.pauses.nextMissed(incidentId);
  if (missed !== null && missed < until) return null;
  return new Date(Math.min(until.getTime(), clock.now().getTime() + LOOK_AGAIN_MS));
}
