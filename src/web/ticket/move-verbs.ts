import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { confirmCustomer } from "../../support/ticket/confirm-customer.ts";
import { decideBelonging } from "../../support/ticket/decide-belonging.ts";
import { letIn } from "../../support/ticket/let-in.ts";
import { mergeTickets } from "../../support/ticket/merge-tickets.ts";
import { splitTicket } from "../../support/ticket/split-ticket.ts";
import { undoMove } from "../../support/ticket/undo-move.ts";
import { BELONGING_WORDS, MERGE_WORDS, SPLIT_WORDS, UNDO_WORDS } from "../../support/ticket/words/move.ts";
import { CONFIRM_WORDS, LET_IN_WORDS } from "../../support/ticket/words/people.ts";
import type { Web } from "../env.ts";
import { findTicket } from "./find-ticket.ts";
import type { Sent, Verb } from "./verb.ts";

/** The verbs that move messages and people between tickets. */
export function moveVerbs({ ctx }: Web): Record<string, Verb> {
  const by = ({ c }: Sent) => c.get("who").member;
  const decide =
    (belongs: boolean): Verb =>
    async (sent) => {
      const result = await decideBelonging(ctx, by(sent), sent.ticket.id, belongs);
      const isDone = result.kind === "belongs" || result.kind === "stands-alone";
      return { said: outcomeOf(BELONGING_WORDS, result, sent.ticket), isDone };
    };
  return {
    belongs: decide(true),
    "stands-alone": decide(false),
    async merge(sent) {
      const into = sent.field("into").trim().replace(/^#/, "");
      const other = await findTicket(ctx, by(sent).workspaceId, into);
      const result =
        other === null
          ? ({ kind: "no-such-ticket" } as const)
          : await mergeTickets(ctx, by(sent), { fromId: sent.ticket.id, intoId: other.id });
      const about = { ...sent.ticket, into: into.slice(0, LONGEST_NUMBER) };
      return { said: outcomeOf(MERGE_WORDS, result, about), isDone: result.kind === "merged" };
    },
    async split(sent) {
      const result = await splitTicket(ctx, by(sent), sent.ticket.id, sent.fields("message").filter(isId));
      return { said: outcomeOf(SPLIT_WORDS, result, sent.ticket), isDone: result.kind === "split" };
    },
    async undo(sent) {
      const move = sent.field("move");
      const result = isId(move)
        ? await undoMove(ctx, by(sent), sent.ticket.id, move)
        : ({ kind: "no-such-move" } as const);
      return { said: outcomeOf(UNDO_WORDS, result, sent.ticket), isDone: result.kind === "undone" };
    },
    async customer(sent) {
      const result = await confirmCustomer(ctx, by(sent), sent.ticket.id);
      const isDone = result.kind === "confirmed";
      return { said: outcomeOf(CONFIRM_WORDS, result, sent.ticket), isDone };
    },
    async "let-in"(sent) {
      const result = await letIn(ctx, by(sent), sent.ticket.id, sent.field("email"));
      return { said: outcomeOf(LET_IN_WORDS, result, sent.ticket), isDone: result.kind === "let-in" };
    },
  };
}

/** In UTF-16 units. A longer text is no number of a ticket, and is not repeated whole. */
const LONGEST_NUMBER = 20;
