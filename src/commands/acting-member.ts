import { z } from "zod";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import type { Out } from "./out.ts";

/** In whose name a command acts; whoever may open the product's data may act as anyone, so the first admin is the default. */
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
  const members = await store.members.list(workspace.id);
  const member = as
    ? members.find(({ email }) => email.toLowerCase() === as)
    : members.find(({ role }) => role === "admin");
  if (member === undefined) {
    out.say(
      as
        ? `No member of ${workspace.name} has the address ${as}. Its members: ${members.map(({ email }) => email).join(", ")}.`
        : `${workspace.name} has no admin. Say who acts: --as ADDRESS.`,
    );
    return null;
  }
  return member;
}
