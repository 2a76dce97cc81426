import type { Context } from "../context.ts";

/** Five a second: one process can finish them, and the provider sees no storm of sign-ins. */
const SPACING_MS = 200;
/** While some mailboxes come back, the refused ones are probed again after this. */
const AGAIN_MS = 10 * 60_000;

/** Schedules a probe of every other mailbox of an incident, since one of them works again. */
export async function probeOthers(
  { store, clock }: Pick<Context, "store" | "clock">,
  incidentId: string,
): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - AGAIN_MS);
  // Not in one transaction: a lock on the incident, held while its disconnections are taken one by one, would block others.
  if (await store.lostProbes.claimRound(incidentId, before, now)) {
    await store.lostProbes.atAll(incidentId, now, SPACING_MS);
    await store.holds.probeHeld(incidentId, now, SPACING_MS);
  }
}

/** This many mailboxes are probed; when one works again, all are. */
const PROBED_FOR_ALL = 3;

/** Probes the first few mailboxes of an incident at once. */
export async function probeIncident(
  { store, wake }: Pick<Context, "store" | "wake">,
  incidentId: string,
): Promise<void> {
  const { rows } = await store.incidentMailboxes.open(incidentId, { skip: 0, take: PROBED_FOR_ALL });
  for (const { mailboxId } of rows) await wake("prove-mailbox", mailboxId);
}
