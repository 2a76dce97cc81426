import type { TicketEvent } from "./ticket-event-store.ts";

/** An event of a ticket as it is put into words. */
export type ToldTicketEvent = Pick<TicketEvent, "data"> & {
  /** The member who did it; null: the product itself. */
  who: string | null;
};

/** What each kind of event of a ticket says: one plain sentence. */
export const ticketHistory: Readonly<Record<string, (event: ToldTicketEvent) => string>> = {
  "ticket-opened": () => "A mail opened this ticket.",
};

/** An event in words. A kind of a newer version is shown plainly, never dropped. */
export function sayTicketEvent(kind: string, event: ToldTicketEvent): string {
  const say = Object.hasOwn(ticketHistory, kind) ? ticketHistory[kind] : undefined;
  return say?.(event) ?? `${kind.replaceAll("-", " ")}. This version of Unpause has no words for it.`;
}
