import type { Context } from "../context.ts";
import { quietUntil } from "./quiet-hours.ts";

/**
 * Until when a member is left in peace; null: they may be told now. An incident that keeps a send back before their quiet hours are
 * over cannot wait.
 */
export async function peaceUntil(
  { store, clock }: Pick<Context, "store" | "clock">,
  memberId: string,
  incidentId: string | null,
): Promise<Date | null> {
  const quiet = await store.members.quietHours(memberId);
  if (quiet === null) return null;
  const until = quietUntil(quiet.hours, quiet.timeZone, clock.now());
  if (until === null || incidentId === null) return until;
  const missed = await store.incidents.nextMissed(incidentId);
  return missed !== null && missed < until ? null : until;
}
