import type { Context } from "../context.ts";

/** Five a second: as many as one process carries to their end, and no storm of sign-ins for the provider. */
const SPACING_MS = 200;
/** As long as some come back, those that were refused are looked at again after this. */
const AGAIN_MS = 10 * 60_000;

/** One mailbox of an incident works again, so the others may: each is looked at in its turn, however many they are. */
export async function lookAtOthers(
  { store, clock }: Pick<Context, "store" | "clock">,
  incidentId: string,
): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - AGAIN_MS);
  // Not in one transaction: who holds the incident while taking its disconnections one by one would stand in others' way.
  if (await store.looks.claimRound(incidentId, before, now)) {
    await store.looks.atAll(incidentId, now, SPACING_MS);
    await store.holds.probeHeld(incidentId, now, SPACING_MS);
  }
}

/** So many are looked at; when one works again, all are. */
const LOOKED_AT = 3;

/** Looks at once whether an incident is over, by the first few of its mailboxes. */
export async function lookNow(
  { store, wake }: Pick<Context, "store" | "wake">,
  incidentId: string,
): Promise<void> {
  const { rows } = await store.incidentMailboxes.open(incidentId, { skip: 0, take: LOOKED_AT });
  for (const { mailboxId } of rows) await wake("prove-mailbox", mailboxId);
}
