import type { Member } from "../../core/workspace/member.ts";

/**
 * The agent whose turn it is: the one after `last` in the order of their ids, which is that in which they came. Admins have turns only
 * where there is no agent.
 */
export function nextInTurn(workers: readonly Member[], last: string | null): Member | null {
  const agents = workers.filter(({ role }) => role === "agent");
  const order = (agents.length > 0 ? agents : workers).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return order.find(({ id }) => last !== null && id > last) ?? order[0] ?? null;
}
