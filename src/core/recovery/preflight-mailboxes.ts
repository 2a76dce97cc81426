import type { Context } from "../context.ts";

/** How long before a window opens its mailboxes are proven: time enough to read an alert and to act on it. */
const AHEAD_MS = 30 * 60_000;

/**
 * Has every mailbox proven that a campaign is about to send through, so that what broke overnight is told before the window opens and
 * not by the first send that fails. @returns how many
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
