import type { Outcome } from "../../core/words/outcome.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";

/** The kinds of results after which the ticket is as it was asked for. */
const DONE = [
  "assigned",
  "unassigned",
  "noted",
  "solved",
  "already-solved",
  "reopened",
  "already-open",
  "snoozed",
  "unchanged",
  "tagged",
  "priority-set",
  "merged",
  "split",
  "undone",
  "belongs",
  "stands-alone",
  "confirmed",
  "let-in",
];
/** Kinds of results that say that the input was wrong. */
const WRONG = [
  "no-such-agent",
  "empty-note",
  "long-note",
  "no-such-moment",
  "no-such-tag",
  "many-tags",
  "no-such-message",
  "all-messages",
  "same-ticket",
  "no-such-ticket",
];

/** Says how a verb ended. @returns 0 also where the ticket was so before: the same command twice is fine */
export function endOf({ kind }: { kind: string }, said: Outcome, { number }: Ticket, out: Out): ExitCode {
  if (!DONE.includes(kind)) {
    sayOutcome(out, said);
    return WRONG.includes(kind) ? 2 : 1;
  }
  out.line({ number, result: kind }, inCommands(said));
  return 0;
}
