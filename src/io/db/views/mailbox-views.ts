import { storedDiagnosis } from "../../../core/diagnosis/stored-diagnosis.ts";
import type { MailboxRow, MailboxViews, OpenDisconnection } from "../../../core/views/mailbox-views.ts";
import type { Db } from "../db.ts";
import type { Prisma } from "../generated/client.ts";
import { fromRow, HERE } from "../rooms/mailbox/mailboxes.ts";

const PAST_SHOWN = 20;

export function mailboxViews(db: Db): MailboxViews {
  return {
    async list(workspaceId, { skip, take }) {
      const where = { workspaceId, ...HERE };
      const [rows, total] = await Promise.all([
        // The states stand in the schema in the order connected, held, disconnected.
        db.mailbox.findMany({
          where,
          include: ROW,
          orderBy: [{ state: "desc" }, { address: "asc" }],
          skip,
          take,
        }),
        db.mailbox.count({ where }),
      ]);
      return { rows: rows.map(mailboxRow), total };
    },
    async own(memberId, take) {
      const where = { ...HERE, OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }] };
      const [rows, total] = await Promise.all([
        db.mailbox.findMany({
          where,
          include: ROW,
          orderBy: [{ state: "desc" }, { address: "asc" }],
          take,
        }),
        db.mailbox.count({ where }),
      ]);
      return { rows: rows.map(mailboxRow), total };
    },
    async lostInNameOf(memberId) {
      const where = {
        endedAt: null,
        mailbox: { OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }] },
      };
      const newest = await db.disconnection.findFirst({
        where,
        orderBy: { startedAt: "desc" },
        select: { incidentId: true, diagnosis: true, mailbox: { select: { address: true } } },
      });
      if (newest === null) return null;
      const mailboxes = await db.disconnection.count({ where });
      const { incidentId, diagnosis, mailbox } = newest;
      return { incidentId, fixer: storedDiagnosis(diagnosis).fixer, address: mailbox.address, mailboxes };
    },
    async totals(workspaceId) {
      const where = { workspaceId, ...HERE };
      const groups = await db.mailbox.groupBy({ by: ["state"], where, _count: true });
      const {
        connected = 0,
        held = 0,
        disconnected = 0,
      } = Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
      return { connected, held, disconnected };
    },
    async get(workspaceId, id) {
      const row = await db.mailbox.findUnique({ where: { id, workspaceId }, include: ROW });
      if (row === null) return null;
      const [parts, left, leads, disconnections, failure] = await Promise.all([
        db.campaignMailbox.findMany({
          where: { mailboxId: id },
          select: { campaign: { select: { id: true, name: true, state: true } } },
          orderBy: { campaign: { createdAt: "desc" } },
          take: PAST_SHOWN,
        }),
        db.brake.findMany({
          where: { mailboxId: id, endedAt: null },
          select: { id: true, campaignId: true },
        }),
        db.enrolment.groupBy({
          by: ["campaignId"],
          where: { mailboxId: id, state: { in: ["active", "unconfirmed", "held"] } },
          _count: true,
        }),
        db.disconnection.findMany({
          where: { mailboxId: id },
          orderBy: { startedAt: "desc" },
          take: PAST_SHOWN,
          include: { receipt: { select: { disconnectionId: true } } },
        }),
        db.failure.findFirst({ where: { mailboxId: id }, orderBy: { at: "desc" } }),
      ]);
      const leadsOf = new Map(leads.map(({ campaignId, _count }) => [campaignId, _count]));
      const brakeOf = new Map(left.map((brake) => [brake.campaignId, brake.id]));
      return {
        ...mailboxRow(row),
        removedAt: row.removedAt,
        campaigns: parts.map(({ campaign }) => ({
          ...campaign,
          leads: leadsOf.get(campaign.id) ?? 0,
          brakeId: brakeOf.get(campaign.id) ?? null,
        })),
        disconnections: disconnections.map(({ receipt, ...each }) => ({
          id: each.id,
          incidentId: each.incidentId,
          cause: each.cause,
          startedAt: each.startedAt,
          endedAt: each.endedAt,
          hasReceipt: receipt !== null,
        })),
        lastFailure: failure && { at: failure.at, diagnosis: storedDiagnosis(failure.diagnosis) },
      };
    },
  };
}

const ROW = {
  owner: { select: { id: true, name: true } },
  disconnections: {
    where: { endedAt: null },
    select: { id: true, incidentId: true, cause: true, diagnosis: true, startedAt: true, looks: true },
  },
  backups: { select: { memberId: true } },
  reconnects: { where: { endedAt: null }, select: { id: true } },
} satisfies Prisma.MailboxInclude;

type OpenRow = Prisma.MailboxGetPayload<{ include: typeof ROW }>["disconnections"][number];

function openDisconnection({ diagnosis, ...row }: OpenRow): OpenDisconnection {
  return { ...row, fixer: storedDiagnosis(diagnosis).fixer };
}

function mailboxRow(row: Prisma.MailboxGetPayload<{ include: typeof ROW }>): MailboxRow {
  return {
    mailbox: fromRow(row),
    owner: row.owner,
    sentOn: row.sentOn?.toISOString().slice(0, 10) ?? null,
    sentCount: row.sentCount,
    backupIds: row.backups.map(({ memberId }) => memberId),
    disconnection: row.disconnections.map(openDisconnection)[0] ?? null,
    reconnecting: row.reconnects.length > 0,
  };
}
