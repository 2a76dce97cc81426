import type { Member } from "../../core/workspace/member.ts";
import { changeTicket, type SupportCommit } from "./change-ticket.ts";

/** Notes that an agent has looked at a new ticket: it is open from now on. Idempotent. */
export async function seeTicket(ctx: SupportCommit, by: Member, ticketId: string): Promise<void> {
  await changeTicket(ctx, by, ticketId, async ({ ticket, change }) => {
    if (ticket.state === "new") await change({ state: "open" }, { kind: "ticket-seen" });
  });
}
