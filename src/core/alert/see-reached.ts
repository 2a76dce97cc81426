import { LETTERS } from "../chat/letter.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { REACH_MS } from "../incident/next-nudge.ts";
import { peopleToReach } from "../incident/people-to-reach.ts";
import { askForLetter } from "./ask-for-letter.ts";

const MINUTE = 60_000;
/** A letter gets as long; then the next person is written to. */
const NEXT_PERSON_MS = 10 * MINUTE;
/** No person is left to write to, but members may be added. */
const LATER_MS = 60 * MINUTE;
/** People of an incident who are considered. */
const MOST_PEOPLE = 30;

/**
 * Checks whether a new incident has reached a person. If no chat has reached one, it writes to the first fixer whose address is not
 * the lost mailbox, and later to the next. Idempotent.
 */
export async function seeReached(ctx: Context, incidentId: string): Promise<void> {
  const { store, clock } = ctx;
  const now = clock.now();
  const [incident, watch, told] = await Promise.all([
    store.incidents.get(incidentId),
    store.watches.get(incidentId),
    store.alerts.told(incidentId),
  ]);
  // Another process was first, and it is due again only later.
  if (incident === null || watch?.reachAt == null || watch.reachAt > now) return;
  const later = (ms: number) => new Date(now.getTime() + ms);
  const entitled = await peopleToReach(ctx, incident, MOST_PEOPLE);
  const isFine =
    incident.endedAt !== null ||
    entitled.length === 0 ||
    watch.takenBy !== null ||
    told.some(({ delivered, dead }) => delivered && !dead);
  if (isFine) return void (await store.watches.reached(incidentId, watch.reachAt, null));

  const written = new Set(
    told.filter(({ platform }) => platform === LETTERS).map(({ memberId }) => memberId),
  );
  const lost = await store.mailboxes.unusable(
    incident.workspaceId,
    entitled.map(({ email }) => email),
  );
  const next = entitled.find(({ id, email }) => !written.has(id) && !lost.includes(email));
  if (next === undefined) {
    if (await store.watches.reached(incidentId, watch.reachAt, later(LATER_MS)))
      ctx.log.event("alert.nobody-reached", { incidentId });
    return;
  }
  const { workspaceId } = incident;
  const was = watch.reachAt;
  const quietEnd = await memberQuietUntil(ctx, next.id, incidentId);
  if (quietEnd !== null) {
    // The chat has as long as it always has, from then on.
    return void (await store.watches.reached(incidentId, was, new Date(quietEnd.getTime() + REACH_MS)));
  }
  await commit(ctx, null, async (tx) => {
    if (!(await tx.watches.reached(incidentId, was, later(NEXT_PERSON_MS)))) return;
    await tx.alerts.openOrGet({
      workspaceId,
      incidentId,
      platform: LETTERS,
      channel: next.email,
      memberId: next.id,
    });
    await askForLetter(tx, workspaceId, { incidentId, memberId: next.id }, now);
  });
}
