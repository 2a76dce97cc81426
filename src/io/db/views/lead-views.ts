import type { Successor } from "../../../core/inbound/away/successor-in.ts";
import type { Views } from "../../../core/views.ts";
import type { Db } from "../db.ts";
import { leadsIn } from "../rooms/campaign/lead-counts.ts";
import { suppressedAs } from "./suppression-views.ts";

export function leadViews(db: Db): Pick<Views, "leads" | "leadEmails" | "memberNames"> {
  return {
    async leads(campaignId, state, { skip, take }) {
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
    async leadEmails(enrolmentIds) {
      const rows = await db.enrolment.findMany({
        where: { id: { in: enrolmentIds } },
        select: { id: true, lead: { select: { email: true } } },
      });
      return new Map(rows.map(({ id, lead }) => [id, lead.email]));
    },
    async memberNames(workspaceId) {
      const members = await db.member.findMany({ where: { workspaceId }, select: { id: true, name: true } });
      return new Map(members.map(({ id, name }) => [id, name]));
    },
  };
}
