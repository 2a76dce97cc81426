import type { Context } from "../context.ts";
import type { Entitled } from "../workspace/member.ts";
import type { Incident } from "./incident-store.ts";

/**
 * Who is called about an open incident, the first first: those who may reconnect its mailboxes. Where it is for the operator that
 * is the admins, who run this installation or know who does; where only time helps, nobody.
 */
export async function toCall(
  { store }: Pick<Context, "store">,
  { id, diagnosis }: Pick<Incident, "id" | "diagnosis">,
  take: number,
): Promise<Entitled[]> {
  if (diagnosis.fixer === "nobody") return [];
  const entitled = await store.fixers.entitledIn(id, take);
  return diagnosis.fixer === "operator" ? entitled.filter(({ role }) => role === "admin") : entitled;
}
