import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { type Assignment, assignTicket } from "../../support/ticket/assign-ticket.ts";
import { ASSIGN_WORDS } from "../../support/ticket/words/assign.ts";
import { command } from "../command.ts";
import { findMember } from "../people/find-member.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

export const ticketAssign = command({
  name: "ticket assign",
  /** `to`: an address; absent: whoever's turn it is. */
  input: z.object({ ...AboutOne, to: z.string().optional(), nobody: z.boolean().default(false) }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    let assignment: Assignment = input.nobody ? { to: null } : { byTurn: true };
    if (input.to && !input.nobody) {
      const agent = await findMember(ctx, member.workspaceId, input.to, out);
      if (agent === null) return 2;
      assignment = { to: agent.id };
    }
    const result = await assignTicket(ctx, member, ticket.id, assignment);
    return endOf(result, outcomeOf(ASSIGN_WORDS, result, ticket), ticket, out);
  },
});
