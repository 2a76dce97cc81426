import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Out } from "../terminal/out.ts";

/** @returns null when the workspace has no member with this address; the message has been printed */
export async function findMember(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  address: string,
  out: Out,
): Promise<Member | null> {
  const email = address.trim().toLowerCase();
  const found = (await store.members.list(workspaceId)).find((member) => member.email === email);
  if (found === undefined)
    out.say(`Nobody here has the address ${email}. To see who is: unpause member list`);
  return found ?? null;
}
