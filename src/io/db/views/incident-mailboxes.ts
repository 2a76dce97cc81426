import type { IncidentViews } from "../../../core/views/incident-views.ts";
import type { Db } from "../db.ts";

/** The mailboxes of an incident. */
export function incidentMailboxes(db: Db): Pick<IncidentViews, "mailboxes"> {
  return {
    async mailboxes(incidentId, search, { skip, take }) {
      const part = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
      const where = { incidentId, mailbox: { OR: [{ address: part }, { owner: { name: part } }] } };
      const [rows, total] = await Promise.all([
        db.disconnection.findMany({
          where,
          // The database puts those without an end first in this order.
          orderBy: [{ endedAt: "desc" }, { mailbox: { address: "asc" } }],
          include: {
            mailbox: { select: { address: true, owner: { select: { name: true } } } },
            receipt: { select: { disconnectionId: true } },
            reconnects: { where: { endedAt: null }, select: { id: true } },
          },
          skip,
          take,
        }),
        db.disconnection.count({ where }),
      ]);
      return {
        rows: rows.map(({ id, mailboxId, startedAt, endedAt, removed, mailbox, receipt, reconnects }) => ({
          mailboxId,
          address: mailbox.address,
          owner: mailbox.owner.name,
          disconnectionId: id,
          startedAt,
          endedAt,
          removed,
          hasReceipt: receipt !== null,
          reconnecting: reconnects.length > 0,
        })),
        total,
      };
    },
  };
}
