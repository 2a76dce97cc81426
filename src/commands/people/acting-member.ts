import { z } from "zod";
import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Out } from "../terminal/out.ts";

/**
 * The member in whose name a command acts, and so its workspace: the oldest with that member. The person at the machine may act as
 * any member. The default is the first admin of the first workspace.
 */
export const Acting = { as: z.string().trim().toLowerCase().optional() };

/** @returns null when there is no such member; then it has been said */
export async function actingMember(
  { store }: Pick<Context, "store">,
  { as }: { as?: string | undefined },
  out: Out,
): Promise<Member | null> {
  const workspace = await store.members.firstWorkspace();
  if (workspace === null) {
    out.say("There is no workspace yet. Make one: unpause workspace set --name … --admin you@example.com");
    return null;
  }
  if (as) {
    const [member] = await store.members.everywhere(as);
    if (member) return member;
    const members = await store.members.list(workspace.id);
    out.say(
      `No member has the address ${as}. The members of ${workspace.name}: ${members.map(({ email }) => email).join(", ")}.`,
    );
    return null;
  }
  const admins = (await store.members.list(workspace.id)).filter(({ role }) => role === "admin");
  // Ids are UUIDs of version 7, in the order in which they were made (RFC 9562 §5.7).
  const [admin] = admins.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (admin === undefined) out.say(`${workspace.name} has no admin. Say who acts: --as ADDRESS.`);
  return admin ?? null;
}
