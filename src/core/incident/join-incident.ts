import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Rooms } from "../store.ts";
import { incidentScope } from "./incident-scope.ts";
import { FIRST_NUDGE_MS, REACH_MS } from "./next-nudge.ts";

/**
 * Longer than one reading of every mailbox of a host takes, and the doubt after it. So a change that hits them all becomes one
 * incident.
 */
const GATHER_MS = 2 * 60_000;

/**
 * Finds the incident of a failing mailbox, or opens one. The alert does not wait for others. It is posted at once, about one
 * mailbox, and the same message counts those that join.
 */
export async function joinIncident(
  tx: Rooms,
  mailbox: Mailbox,
  diagnosis: Diagnosis,
  at: Date,
): Promise<{ incidentId: string; isNew: boolean }> {
  const { workspaceId } = mailbox;
  const { name: scope, lasting } = incidentScope(diagnosis, mailbox);
  const gatherMs = lasting ? null : GATHER_MS;
  const { cause } = diagnosis;
  const { id, isNew } = await tx.incidents.openOrJoin({ workspaceId, scope, cause, diagnosis, at, gatherMs });
  const after = (ms: number) => new Date(at.getTime() + ms);
  if (isNew) {
    await tx.watches.open(workspaceId, id, { nextNudgeAt: after(FIRST_NUDGE_MS), reachAt: after(REACH_MS) });
  }
  return { incidentId: id, isNew };
}
