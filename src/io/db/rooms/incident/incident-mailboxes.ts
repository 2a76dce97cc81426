import type { IncidentMailboxStore, LostMailbox } from "../../../../core/incident/incident-mailbox-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

export function incidentMailboxStore(db: Db): IncidentMailboxStore {
  return {
    async open(incidentId, { skip, take }) {
      const where = {
        OR: [{ disconnections: { some: { incidentId, endedAt: null } } }, { heldInId: incidentId }],
      };
      const [rows, total] = await Promise.all([
        db.mailbox.findMany({
          where,
          orderBy: { address: "asc" },
          select: { id: true, address: true },
          skip,
          take,
        }),
        db.mailbox.count({ where }),
      ]);
      return { rows: rows.map(({ id, address }) => ({ mailboxId: id, address })), total };
    },
    async supportInboxes(incidentId) {
      const [row] = await db.$queryRaw<{ all: number; inboxes: number; operators: number }[]>`
        SELECT count(*)::int AS "all", count(support_inbox.mailbox_id)::int AS inboxes,
          (count(*) FILTER (WHERE support_inbox.operators))::int AS operators
        FROM disconnection LEFT JOIN support_inbox USING (mailbox_id) WHERE incident_id = ${incidentId}::uuid`;
      const { all = 0, inboxes = 0, operators = 0 } = row ?? {};
      return { are: inboxes === 0 ? "none" : inboxes < all ? "some" : "all", operators: operators > 0 };
    },
    async standing(incidentId) {
      const [held, ended, open, reconnecting] = await Promise.all([
        db.mailbox.count({ where: { heldInId: incidentId } }),
        db.disconnection.count({ where: { incidentId, endedAt: { not: null }, removed: false } }),
        db.disconnection.count({ where: { incidentId, endedAt: null } }),
        db.reconnect.count({ where: { endedAt: null, disconnection: { incidentId, endedAt: null } } }),
      ]);
      return { waiting: open - reconnecting + held, reconnecting, connected: ended };
    },
    async someStanding(incidentId, where, take) {
      const underWay = { reconnects: { some: { endedAt: null } } };
      const rows = await db.disconnection.findMany({
        where: {
          incidentId,
          ...(where === "connected" ? { endedAt: { not: null }, removed: false } : { endedAt: null }),
          ...(where === "reconnecting" && underWay),
          ...(where === "waiting" && { NOT: underWay }),
        },
        orderBy: where === "connected" ? { endedAt: "desc" } : { mailbox: { address: "asc" } },
        select: { id: true, mailboxId: true, mailbox: { select: { address: true } } },
        take,
      });
      const lost = rows.map(({ id, mailboxId, mailbox }) => ({
        disconnectionId: id,
        mailboxId,
        address: mailbox.address,
      }));
      return lost.length > 0 || where !== "waiting" ? lost : heldIn(db, incidentId, take);
    },
    async reconnectedBy(incidentId) {
      const rows = await db.$queryRaw<{ name: string | null; count: number }[]>`
        SELECT member.name, count(*)::int AS count
        FROM reconnect
        JOIN disconnection ON disconnection.id = reconnect.disconnection_id
        LEFT JOIN member ON member.id = reconnect.member_id
        WHERE disconnection.incident_id = ${incidentId}::uuid AND reconnect.state = 'resumed'
        GROUP BY reconnect.member_id, member.name ORDER BY count(*) DESC, member.name`;
      return {
        names: rows.flatMap(({ name }) => name ?? []),
        alone: rows.find(({ name }) => name === null)?.count ?? 0,
      };
    },
    left: (incidentId, take) => addresses(db, { cameFromId: incidentId }, take),
    removed: (incidentId, take) => addresses(db, { incidentId, removed: true }, take),
  };
}

async function heldIn(db: Db, incidentId: string, take: number): Promise<LostMailbox[]> {
  const rows = await db.mailbox.findMany({
    where: { heldInId: incidentId },
    orderBy: { address: "asc" },
    select: { id: true, address: true },
    take,
  });
  return rows.map(({ id, address }) => ({ disconnectionId: null, mailboxId: id, address }));
}

/** Of the mailboxes of these disconnections: the first ones, and how many there are. */
async function addresses(db: Db, where: Prisma.DisconnectionWhereInput, take: number) {
  const [rows, total] = await Promise.all([
    db.disconnection.findMany({
      where,
      orderBy: { mailbox: { address: "asc" } },
      select: { mailbox: { select: { address: true } } },
      take,
    }),
    db.disconnection.count({ where }),
  ]);
  return { addresses: rows.map(({ mailbox }) => mailbox.address), total };
}
