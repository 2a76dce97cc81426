import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { reopenTicket, solveTicket } from "../../support/ticket/solve-ticket.ts";
import { REOPEN_WORDS, SOLVE_WORDS } from "../../support/ticket/words/solve.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

export const ticketSolve = command({
  name: "ticket solve",
  input: z.object(AboutOne),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const result = await solveTicket(ctx, found.member, found.ticket.id);
    return endOf(result, outcomeOf(SOLVE_WORDS, result, found.ticket), found.ticket, out);
  },
});

export const ticketReopen = command({
  name: "ticket reopen",
  input: z.object(AboutOne),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const result = await reopenTicket(ctx, found.member, found.ticket.id);
    return endOf(result, outcomeOf(REOPEN_WORDS, result, found.ticket), found.ticket, out);
  },
});
