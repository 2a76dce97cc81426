import { isId } from "../../core/is-id.ts";
import { storable } from "../../core/storable.ts";
import type { TicketPriority, TicketState } from "../../support/ticket/ticket.ts";
import type { TicketFilter } from "../../support/ticket/ticket-views.ts";

/** In UTF-16 units; more is no search. */
const LONGEST = 200;

const STATES = ["new", "open", "waiting", "snoozed", "solved"] as const satisfies readonly TicketState[];
export const PRIORITIES = ["urgent", "high", "normal", "low"] as const satisfies readonly TicketPriority[];

/** The fields of the list's address. */
export type FilterFields = Partial<
  Record<"state" | "assignee" | "inbox" | "priority" | "tag" | "search", string | undefined>
>;

/** Reads the filter of a list from its address. A field that says nothing known is left out. Unsolved tickets are shown unless asked otherwise. */
export function readTicketFilter(fields: FilterFields, viewerId: string): TicketFilter {
  const text = (field: string | undefined) =>
    storable(field ?? "")
      .slice(0, LONGEST)
      .trim();
  const { assignee = "", inbox = "", state } = fields;
  return {
    state: state === "all" ? null : (STATES.find((one) => one === state) ?? "unsolved"),
    assignee:
      assignee === "none"
        ? "none"
        : assignee === "me"
          ? { id: viewerId }
          : isId(assignee)
            ? { id: assignee }
            : null,
    inboxId: isId(inbox) ? inbox : null,
    priority: PRIORITIES.find((one) => one === fields.priority) ?? null,
    tag: text(fields.tag).toLowerCase() || null,
    customer: null,
    search: text(fields.search),
  };
}

/** The address of a list with these fields, without those that are empty. */
export function listAddress(fields: FilterFields): string {
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return query === "" ? "/tickets" : `/tickets?${query}`;
}
