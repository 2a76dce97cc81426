import type { Context } from "../core/context.ts";
import type { Rooms } from "../core/store.ts";
import type { TicketEventStore } from "./ticket/ticket-event-store.ts";
import type { TicketStore } from "./ticket/ticket-store.ts";

/** The rooms of core, and those of the support desk. */
export type SupportRooms = Rooms & {
  tickets: TicketStore;
  ticketEvents: TicketEventStore;
};

/** The context of the support desk's verbs. */
export type SupportContext = Context<SupportRooms>;
