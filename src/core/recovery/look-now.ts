import type { Context } from "../context.ts";

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
