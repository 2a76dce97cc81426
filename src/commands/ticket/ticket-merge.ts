import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { decideBelonging } from "../../support/ticket/decide-belonging.ts";
import { mergeTickets } from "../../support/ticket/merge-tickets.ts";
import { splitTicket } from "../../support/ticket/split-ticket.ts";
import { undoMove } from "../../support/ticket/undo-move.ts";
import { BELONGING_WORDS, MERGE_WORDS, SPLIT_WORDS, UNDO_WORDS } from "../../support/ticket/words/move.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket, numberOf } from "./find-ticket.ts";

export const ticketMerge = command({
  name: "ticket merge",
  /** `into`: the number of the ticket that goes on. */
  input: z.object({ ...AboutOne, into: z.string().trim() }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const number = numberOf(input.into);
    const other = number > 0 ? await ctx.store.tickets.byNumber(member.workspaceId, number) : null;
    const result =
      other === null
        ? ({ kind: "no-such-ticket" } as const)
        : await mergeTickets(ctx, member, { fromId: ticket.id, intoId: other.id });
    return endOf(
      result,
      outcomeOf(MERGE_WORDS, result, { ...ticket, into: input.into.replace(/^#/, "") }),
      ticket,
      out,
    );
  },
});

export const ticketSplit = command({
  name: "ticket split",
  /** `message`: ids, as `ticket show` prints them. */
  input: z.object({ ...AboutOne, message: z.array(z.string()).default([]) }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const result = await splitTicket(ctx, member, ticket.id, input.message);
    return endOf(result, outcomeOf(SPLIT_WORDS, result, ticket), ticket, out);
  },
});

export const ticketUndo = command({
  name: "ticket undo",
  input: z.object(AboutOne),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const [last] = await ctx.store.ticketMoves.ofTicket(ticket.id);
    const result = last
      ? await undoMove(ctx, member, ticket.id, last.id)
      : ({ kind: "no-such-move" } as const);
    return endOf(result, outcomeOf(UNDO_WORDS, result, ticket), ticket, out);
  },
});

export const ticketBelongs = command({
  name: "ticket belongs",
  /** `not`: it stands alone. */
  input: z.object({ ...AboutOne, not: z.boolean().default(false) }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const result = await decideBelonging(ctx, member, ticket.id, !input.not);
    return endOf(result, outcomeOf(BELONGING_WORDS, result, ticket), ticket, out);
  },
});
