import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { setPriority, tagTicket } from "../../support/ticket/sort-ticket.ts";
import { PRIORITY_WORDS, TAG_WORDS } from "../../support/ticket/words/sort.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

const tags = z.array(z.string()).default([]);

export const ticketTag = command({
  name: "ticket tag",
  input: z.object({
    ...AboutOne,
    add: tags,
    remove: tags,
    priority: z.enum(["low", "normal", "high", "urgent"]).optional(),
  }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    if (input.priority) {
      const result = await setPriority(ctx, member, ticket.id, input.priority);
      const exit = endOf(result, outcomeOf(PRIORITY_WORDS, result, ticket), ticket, out);
      if (exit !== 0 || input.add.length + input.remove.length === 0) return exit;
    }
    const result = await tagTicket(ctx, member, ticket.id, input);
    return endOf(result, outcomeOf(TAG_WORDS, result, ticket), ticket, out);
  },
});
