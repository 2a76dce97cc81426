import { z } from "zod";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../../support/support-rooms.ts";
import { mayWorkTickets } from "../../support/ticket/may-work-tickets.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import { CANNOT_CHANGE_WORDS } from "../../support/ticket/words/cannot-change.ts";
import type { ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";

/** The input of every command about one ticket. `number`: with or without a "#" before it. */
export const AboutOne = { ...Acting, number: z.string().trim() };

/** The number of a ticket as a person types it, with or without a "#" before it. 0: it is none. */
export const numberOf = (typed: string): number => Number(/^#?(\d{1,9})$/.exec(typed)?.[1] ?? 0);

/** @returns the exit code where there is no such ticket for this member; then it has been said */
export async function findTicket(
  ctx: SupportContext,
  input: { as?: string | undefined; number: string },
  out: Out,
): Promise<{ member: Member; ticket: Ticket } | { exit: ExitCode }> {
  const member = await actingMember(ctx, input, out);
  if (member === null) return { exit: 2 };
  const number = numberOf(input.number);
  if (!mayWorkTickets(member)) {
    sayOutcome(out, CANNOT_CHANGE_WORDS["not-entitled"]({ kind: "not-entitled" }, { number }));
    return { exit: 1 };
  }
  const ticket = number > 0 ? await ctx.store.tickets.byNumber(member.workspaceId, number) : null;
  if (ticket !== null) return { member, ticket };
  out.say(`There is no ticket ${input.number} here. To see which there are: unpause ticket list`);
  return { exit: 2 };
}
