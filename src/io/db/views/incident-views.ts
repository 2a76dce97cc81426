import type { IncidentRow, IncidentViews } from "../../../core/views/incident-views.ts";
import type { Db } from "../db.ts";
import type { Prisma } from "../generated/client.ts";
import { incidentMailboxes } from "./incident-mailboxes.ts";

/** An incident can hold ten thousand mailboxes; its card links to a few receipts only. */
const RECEIPTS_SHOWN = 5;

export function incidentViews(db: Db): IncidentViews {
  return {
    async list(workspaceId, take) {
      const newest = (endedAt: null | { not: null }, most: number) =>
        db.incident.findMany({
          where: { workspaceId, endedAt },
          orderBy: [{ openedAt: "desc" }, { id: "desc" }],
          take: most,
          include: RECEIPTS,
        });
      const open = await newest(null, take);
      const ended = open.length < take ? await newest({ not: null }, take - open.length) : [];
      return [...open, ...ended].map(fromRow);
    },
    async openCauses(workspaceId) {
      const groups = await db.incident.groupBy({
        by: ["cause"],
        where: { workspaceId, endedAt: null },
        _count: true,
        orderBy: { _count: { cause: "desc" } },
      });
      return groups.map(({ cause, _count }) => ({ cause, incidents: _count }));
    },
    async get(workspaceId, id) {
      const row = await db.incident.findUnique({ where: { id, workspaceId }, include: RECEIPTS });
      return row && fromRow(row);
    },
    async openOf(memberId, take) {
      const theirs = { OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }] };
      const where = {
        endedAt: null,
        OR: [
          { disconnections: { some: { endedAt: null, mailbox: theirs } } },
          { watch: { takenById: memberId } },
        ],
      };
      const [rows, total] = await Promise.all([
        // Prisma asks the database for no rows, too.
        take === 0
          ? []
          : db.incident.findMany({
              where,
              orderBy: [{ openedAt: "desc" }, { id: "desc" }],
              select: { id: true },
              take,
            }),
        db.incident.count({ where }),
      ]);
      return { ids: rows.map(({ id }) => id), total };
    },
    ...incidentMailboxes(db),
  };
}

const RECEIPTS = {
  disconnections: {
    where: { receipt: { isNot: null } },
    orderBy: { endedAt: "desc" },
    take: RECEIPTS_SHOWN,
    select: { id: true, mailbox: { select: { address: true } } },
  },
} satisfies Prisma.IncidentInclude;

function fromRow({
  id,
  cause,
  openedAt,
  endedAt,
  disconnections,
}: Prisma.IncidentGetPayload<{ include: typeof RECEIPTS }>): IncidentRow {
  const receipts = disconnections.map((each) => ({
    disconnectionId: each.id,
    address: each.mailbox.address,
  }));
  return { id, cause, openedAt, endedAt, receipts };
}
