import type { Successor } from "../../../core/inbound/away/successor-in.ts";
import type { LeadViews } from "../../../core/views/lead-views.ts";
import type { Db } from "../db.ts";
import { leadsIn } from "../rooms/campaign/lead-counts.ts";
import { heldLeads } from "./held-leads.ts";
import { suppressedAs } from "./suppression-views.ts";

export function leadViews(db: Db): LeadViews {
  return {
    held: (campaignId, most) => heldLeads(db, campaignId, most),
    async list(campaignId, state, { skip, take }) {
      const where = { campaignId, ...(state && { state }) };
      const [rows, total] = await Promise.all([
        db.enrolment.findMany({
          where,
          include: {
            lead: { select: { email: true, successor: true } },
            mailbox: { select: { address: true } },
          },
          orderBy: { id: "asc" },
          skip,
          take,
        }),
        leadsIn(db, campaignId, state),
      ]);
      const suppressed = await suppressedAs(
        db,
        rows.map((row) => row.leadId),
      );
      return {
        total,
        rows: rows.map(({ id, lead, mailbox, ...row }) => ({
          enrolmentId: id,
          leadId: row.leadId,
          email: lead.email,
          state: row.state,
          stopReason: row.stopReason,
          successor: lead.successor as Successor | null,
          heldFor: row.state === "held" ? row.heldFor : null,
          nextStep: row.nextStep,
          dueAt: row.dueAt,
          stoppedAt: row.stoppedAt,
          mailboxAddress: mailbox.address,
          suppressedAs: suppressed.get(row.leadId) ?? null,
        })),
      };
    },
  };
}
