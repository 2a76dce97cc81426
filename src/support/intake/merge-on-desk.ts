import { type DeskTicket, type IntakeDesk, tell, touch } from "./intake-desk.ts";
import { turnOf } from "./note-turns.ts";

/** Makes two tickets one, as `mergeTickets` does for an agent: it can be undone. */
export function mergeOnDesk(desk: IntakeDesk, from: DeskTicket, into: DeskTicket, why: string): void {
  from.mergedIntoId = into.id;
  desk.changes.merged.push({ fromId: from.id, intoId: into.id, why, at: desk.now });
  into.messages += from.messages;
  into.verified ||= from.verified;
  into.customerAt = latest(into.customerAt, from.customerAt);
  into.agentAt = latest(into.agentAt, from.agentAt);
  if (into.state !== "solved") into.state = turnOf(into);
  into.answeredAt ??= from.answeredAt;
  into.acknowledgedAt ??= from.acknowledgedAt;
  for (const [key, person] of from.people)
    if (!into.people.has(key))
      into.people.set(key, { ...person, role: person.role === "customer" ? "copied" : person.role });
  tell(desk, from, "merged-into", { number: into.number, why });
  tell(desk, into, "merged-in", { number: from.number, why });
  touch(desk, from);
  touch(desk, into);
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
