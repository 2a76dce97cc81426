import { randomUUID } from "node:crypto";
import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { noteTicket } from "../../support/ticket/note-ticket.ts";
import { NOTE_WORDS } from "../../support/ticket/words/note.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

export const ticketNote = command({
  name: "ticket note",
  input: z.object({ ...AboutOne, text: z.string() }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const result = await noteTicket(ctx, member, ticket.id, { id: randomUUID(), text: input.text });
    return endOf(result, outcomeOf(NOTE_WORDS, result, ticket), ticket, out);
  },
});
