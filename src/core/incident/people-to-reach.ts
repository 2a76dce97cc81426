import type { Context } from "../context.ts";
import type { Entitled } from "../workspace/member.ts";
import type { Incident } from "./incident-store.ts";

/**
 * The people to reach about an open incident, in order: those who may reconnect its mailboxes. Where the operator must act, these
 * are the admins, since they run this installation or know the operator. Where only time helps, there are none.
 */
export async function peopleToReach(
  { store }: Pick<Context, "store">,
  { id, diagnosis }: Pick<Incident, "id" | "diagnosis">,
  take: number,
): Promise<Entitled[]> {
  if (diagnosis.fixer === "nobody") return [];
  const entitled = await store.fixers.entitledIn(id, take);
  return diagnosis.fixer === "operator" ? entitled.filter(({ role }) => role === "admin") : entitled;
}
