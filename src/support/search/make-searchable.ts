import { AT_ONCE, type SweepPart } from "../../core/sweep.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { searchTerms } from "./search-terms.ts";

/** Messages that were stored without their words become findable within a round. */
export const searchSweep: SweepPart<SupportRooms>[] = [
  {
    name: "words of tickets",
    async run({ ctx: { store }, one }) {
      for (const message of await store.ticketMessages.unsearchable(AT_ONCE))
        await one("words of a message", message.id, () =>
          store.ticketMessages.makeSearchable(message.id, searchTerms(message)),
        );
    },
  },
];
