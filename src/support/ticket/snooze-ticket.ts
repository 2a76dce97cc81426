import type { Member } from "../../core/workspace/member.ts";
import { type CannotChange, changeTicket, type SupportCommit } from "./change-ticket.ts";

/** A year: a moment beyond it is a slip. */
const LONGEST_MS = 366 * 24 * 60 * 60_000;

export type SnoozeResult =
  | CannotChange
  | { kind: "snoozed"; until: Date }
  /** It was to sleep until that moment before. */
  | { kind: "unchanged"; until: Date }
  | { kind: "is-solved" }
  /** The moment is past, or more than a year away. */
  | { kind: "no-such-moment" };

/** Puts a ticket aside until a moment. Then it is open again; a mail of its customer opens it earlier. */
export const snoozeTicket = (
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  until: Date,
): Promise<SnoozeResult> =>
  changeTicket<SnoozeResult>(ctx, by, ticketId, async ({ ticket, at, change }) => {
    const away = until.getTime() - at.getTime();
    if (!(away > 0 && away <= LONGEST_MS)) return { kind: "no-such-moment" };
    if (ticket.state === "solved") return { kind: "is-solved" };
    if (ticket.state === "snoozed" && ticket.snoozedUntil?.getTime() === until.getTime())
      return { kind: "unchanged", until };
    const data = { until: until.toISOString() };
    await change({ state: "snoozed", snoozedUntil: until }, { kind: "ticket-snoozed", data });
    return { kind: "snoozed", until };
  });
