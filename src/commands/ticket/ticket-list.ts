import { z } from "zod";
import type { Slice } from "../../core/page.ts";
import { storable } from "../../core/storable.ts";
import { mayWorkTickets } from "../../support/ticket/may-work-tickets.ts";
import type { TicketFilter, TicketRow } from "../../support/ticket/ticket-views.ts";
import { CANNOT_CHANGE_WORDS } from "../../support/ticket/words/cannot-change.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { findMember } from "../people/find-member.ts";
import { everyPage } from "../terminal/every-page.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";

export const ticketList = command({
  name: "ticket list",
  input: z.object({
    ...Acting,
    state: z.enum(["new", "open", "waiting", "snoozed", "solved", "all"]).optional(),
    /** An address, or "nobody". */
    assignee: z.string().trim().optional(),
    inbox: z.string().trim().toLowerCase().optional(),
    customer: z.string().trim().toLowerCase().optional(),
    priority: z.enum(["low", "normal", "high", "urgent"]).optional(),
    tag: z.string().trim().toLowerCase().optional(),
    search: z.string().default(""),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    if (!mayWorkTickets(member)) {
      sayOutcome(out, CANNOT_CHANGE_WORDS["not-entitled"]({ kind: "not-entitled" }, { number: 0 }));
      return 1;
    }
    const { workspaceId } = member;
    let assignee: TicketFilter["assignee"] = null;
    if (input.assignee === "nobody") assignee = "none";
    else if (input.assignee) {
      assignee = await findMember(ctx, workspaceId, input.assignee, out);
      if (assignee === null) return 2;
    }
    const inboxes = await ctx.store.ticketViews.inboxes(workspaceId);
    const inbox = inboxes.find(({ address }) => address === input.inbox);
    if (input.inbox && inbox === undefined) {
      out.say(`No support inbox here has the address ${input.inbox}.`);
      return 2;
    }
    const filter: TicketFilter = {
      state: input.state === "all" ? null : (input.state ?? "unsolved"),
      assignee,
      inboxId: inbox?.mailboxId ?? null,
      priority: input.priority ?? null,
      tag: input.tag ?? null,
      customer: input.customer ?? null,
      search: storable(input.search).trim(),
    };
    const read = (slice: Slice) => ctx.store.ticketViews.list(workspaceId, filter, slice);
    let rows = 0;
    for await (const row of everyPage(read)) {
      if (out.gone.aborted) return 1;
      rows++;
      out.line(row, inWords(row));
    }
    if (rows === 0) out.say("No ticket matches. To see the solved ones too: --state all");
    return 0;
  },
});

function inWords({ number, state, priority, subject, customer, assignee, changedAt }: TicketRow): string {
  const who = customer === null ? "no customer" : customer.email;
  const has = assignee === null ? "nobody has it" : `${assignee.name} has it`;
  const marked = priority === "normal" ? "" : `, ${priority}`;
  return `#${number} ${state}${marked}: ${subject || "(no subject)"} (${who}), ${has}, ${changedAt.toISOString()}`;
}
