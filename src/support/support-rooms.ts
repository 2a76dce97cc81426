import type { Context } from "../core/context.ts";
import type { Rooms } from "../core/store.ts";
import type { AboutStore } from "./about/about-store.ts";
import type { SupportInboxStore } from "./inbox/support-inbox-store.ts";
import type { SupportMailStore } from "./inbox/support-mail-store.ts";
import type { IntakeStore } from "./intake/intake-store.ts";
import type { LetterStore } from "./letter/letter-store.ts";
import type { RawMailStore } from "./raw/raw-mail-store.ts";
import type { SenderTestStore } from "./sender-test/sender-test-store.ts";
import type { DeskStore } from "./ticket/desk-store.ts";
import type { TicketEventStore } from "./ticket/ticket-event-store.ts";
import type { TicketMessageStore } from "./ticket/ticket-message-store.ts";
import type { TicketMoveStore } from "./ticket/ticket-move-store.ts";
import type { TicketStore } from "./ticket/ticket-store.ts";
import type { TicketViews } from "./ticket/ticket-views.ts";

/** The rooms of core, and those of the support desk. */
export type SupportRooms = Rooms & {
  supportInboxes: SupportInboxStore;
  senderTests: SenderTestStore;
  supportMails: SupportMailStore;
  rawMails: RawMailStore;
  tickets: TicketStore;
  about: AboutStore;
  ticketEvents: TicketEventStore;
  ticketMessages: TicketMessageStore;
  ticketViews: TicketViews;
  desks: DeskStore;
  ticketMoves: TicketMoveStore;
  intake: IntakeStore;
  supportLetters: LetterStore;
};

/** The context of the support desk's verbs. */
export type SupportContext = Context<SupportRooms>;
