import type { Context } from "../context.ts";

/** Mailboxes are probed this long before a window opens: time enough to read an alert and to act on it. */
const AHEAD_MS = 30 * 60_000;

/**
 * Schedules a probe of every mailbox that a campaign is about to send through. So people hear of a break before the window opens,
 * and not by the first send that fails. @returns the number of mailboxes
 */
export async function preflightMailboxes(
  { store, wake, clock }: Pick<Context, "store" | "wake" | "clock">,
  atOnce: number,
): Promise<number> {
  const now = clock.now();
  const ids = await store.connections.claimPreflights(now, new Date(now.getTime() + AHEAD_MS), atOnce);
  for (const id of ids) await wake("prove-mailbox", id);
  return ids.length;
}
