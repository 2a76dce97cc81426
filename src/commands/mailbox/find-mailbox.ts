import type { Context } from "../../core/context.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { Out } from "../terminal/out.ts";

/** @returns null when there is none of this address; then it has been said */
export async function findMailbox(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  address: string,
  out: Out,
): Promise<Mailbox | null> {
  const found = await store.mailboxes.byAddress(workspaceId, address);
  if (found === null) out.say(`${address} is not connected. To see what is: unpause mailbox list`);
  return found;
}
