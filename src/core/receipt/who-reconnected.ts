import type { Context } from "../context.ts";
import type { Receipt } from "./receipt.ts";

/** The name of the member who reconnected the mailbox, as they are called now; null: it works again with what was stored. */
export async function whoReconnected(
  { store }: Pick<Context, "store">,
  { reconnectedBy }: Pick<Receipt, "reconnectedBy">,
): Promise<string | null> {
  if (reconnectedBy === null) return null;
  return (await store.members.get(reconnectedBy.id))?.name ?? "a former member";
}
