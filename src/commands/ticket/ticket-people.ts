import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { confirmCustomer } from "../../support/ticket/confirm-customer.ts";
import { letIn } from "../../support/ticket/let-in.ts";
import { CONFIRM_WORDS, LET_IN_WORDS } from "../../support/ticket/words/people.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

export const ticketCustomer = command({
  name: "ticket customer",
  input: z.object(AboutOne),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const result = await confirmCustomer(ctx, member, ticket.id);
    return endOf(result, outcomeOf(CONFIRM_WORDS, result, ticket), ticket, out);
  },
});

export const ticketLetIn = command({
  name: "ticket let-in",
  /** `address`: of a person who asks for a place in the conversation. */
  input: z.object({ ...AboutOne, address: z.string().trim().toLowerCase() }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const result = await letIn(ctx, member, ticket.id, input.address);
    return endOf(result, outcomeOf(LET_IN_WORDS, result, ticket), ticket, out);
  },
});
