import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import { snoozeTicket } from "../../support/ticket/snooze-ticket.ts";
import { SNOOZE_WORDS } from "../../support/ticket/words/snooze.ts";
import { command } from "../command.ts";
import { endOf } from "./end.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

export const ticketSnooze = command({
  name: "ticket snooze",
  /** `until`: a moment with its zone, as 2026-12-01T09:00Z. */
  input: z.object({ ...AboutOne, until: z.string().trim() }),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { member, ticket } = found;
    const workspace = await ctx.store.members.workspace(member.workspaceId);
    const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d.{0,20}(Z|[+-]\d\d:?\d\d)$/i.test(input.until);
    const result = await snoozeTicket(ctx, member, ticket.id, new Date(zoned ? input.until : Number.NaN));
    const about = { ...ticket, sayTime: (at: Date) => sayTime(at, workspace?.timeZone ?? "UTC") };
    return endOf(result, outcomeOf(SNOOZE_WORDS, result, about), ticket, out);
  },
});
