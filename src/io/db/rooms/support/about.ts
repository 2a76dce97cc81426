import type { AboutStore, LookedTicket } from "../../../../support/about/about-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";
import { aboutSight } from "./about-sight.ts";

/** Of one ticket: what it is about stands in its latest mails. */
const MOST_MAILS = 10;
const LONGEST_TEXT = 20_000;

export function aboutStore(db: Db): AboutStore {
  return {
    ...aboutSight(db),
    async ticket(id) {
      const row = await db.ticket.findUnique({
        where: { id, mergedIntoId: null },
        include: {
          messages: {
            where: { author: "customer", automatic: null },
            orderBy: { at: "desc" },
            take: MOST_MAILS,
            include: { mails: { select: { mailbox: { select: { supportInbox: true } } } } },
          },
        },
      });
      return row && lookedTicket(row);
    },
    async notLookedInto(before, take) {
      const rows = await db.ticket.findMany({
        where: { lookedAt: null, mergedIntoId: null, changedAt: { lt: before } },
        orderBy: { changedAt: "asc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    async keep(ticket, { memberId, cause, incident }, at) {
      const { count } = await db.ticket.updateMany({
        where: {
          id: ticket.id,
          customerAt: ticket.customerAt,
          incidentId: ticket.incident?.incidentId ?? null,
          incident: ticket.incident?.how ?? null,
        },
        data: {
          memberId,
          cause,
          incidentId: incident?.incidentId ?? null,
          incident: incident?.how ?? null,
          incidentWhy: incident?.why ?? null,
          lookedAt: at,
        },
      });
      return count > 0;
    },
    async decide({ id, workspaceId }, { incidentId, how, why }, at) {
      const { count } = await db.ticket.updateMany({
        where: {
          id,
          workspaceId,
          OR: [{ incidentId: null }, { incidentId, incident: { not: how } }, { incident: "refused" }],
        },
        data: { incidentId, incident: how, incidentWhy: why, changedAt: at },
      });
      return count > 0;
    },
    async ended(incidentId, at) {
      const where = {
        incidentId,
        mergedIntoId: null,
        incident: { in: ["joined" as const, "offered" as const] },
      };
      const rows = await db.ticket.findMany({ where, select: { id: true, workspaceId: true } });
      await db.ticket.updateMany({ where, data: { changedAt: at } });
      await db.ticket.updateMany({
        where: { ...where, incident: "joined", state: "snoozed" },
        data: { state: "open", snoozedUntil: null },
      });
      return rows;
    },
  };
}

type Row = Prisma.TicketGetPayload<{
  include: {
    messages: { include: { mails: { select: { mailbox: { select: { supportInbox: true } } } } } };
  };
}>;

function lookedTicket(row: Row): LookedTicket {
  const { id, workspaceId, verified, customerEmail, memberId, cause, customerAt, incidentId, incident } = row;
  return {
    id,
    workspaceId,
    verified,
    customerEmail,
    memberId,
    cause,
    customerAt,
    incident:
      incidentId === null || incident === null
        ? null
        : { incidentId, how: incident, why: row.incidentWhy ?? "" },
    mails: row.messages.map(({ fromEmail, subject, text, verified, spam, mails }) => ({
      fromEmail,
      subject,
      text: text.slice(0, LONGEST_TEXT),
      verified: verified && !spam,
      toOperator: mails.some(({ mailbox }) => mailbox.supportInbox?.operators === true),
    })),
  };
}
