import type { Rooms } from "../store.ts";
import type { Clock } from "../time/clock.ts";
import { quietUntil } from "../time/quiet-hours.ts";

/** A growing incident may become urgent, so it is checked again after this. */
const CHECK_AGAIN_MS = 15 * 60_000;

/**
 * Until when a member gets no direct message, or when to ask again. An incident is urgent when it holds a send back before their
 * quiet hours end.
 *
 * @returns null when they may be told now
 */
export async function memberQuietUntil(
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
  return new Date(Math.min(until.getTime(), clock.now().getTime() + CHECK_AGAIN_MS));
}
