import type { Member } from "../../core/workspace/member.ts";
import { type CannotChange, changeTicket, type SupportCommit } from "./change-ticket.ts";

export type SolveResult = CannotChange | { kind: "solved" } | { kind: "already-solved" };

/** Says that a ticket is solved. A later mail of its customer opens it again. */
export const solveTicket = (ctx: SupportCommit, by: Member, ticketId: string): Promise<SolveResult> =>
  changeTicket<SolveResult>(ctx, by, ticketId, async ({ ticket, at, change }) => {
    if (ticket.state === "solved") return { kind: "already-solved" };
    await change({ state: "solved", solvedAt: at, snoozedUntil: null }, { kind: "ticket-solved" });
    return { kind: "solved" };
  });

export type ReopenResult = CannotChange | { kind: "reopened" } | { kind: "already-open" };

/** Opens a ticket that is solved, snoozed or waits for its customer. */
export const reopenTicket = (ctx: SupportCommit, by: Member, ticketId: string): Promise<ReopenResult> =>
  changeTicket<ReopenResult>(ctx, by, ticketId, async ({ ticket, change }) => {
    if (ticket.state === "open" || ticket.state === "new") return { kind: "already-open" };
    await change(
      { state: "open", solvedAt: null, snoozedUntil: null },
      { kind: "ticket-reopened", data: { by: "agent" } },
    );
    return { kind: "reopened" };
  });
