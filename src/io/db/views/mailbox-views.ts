import { storedDiagnosis } from "../../../core/diagnosis/stored-diagnosis.ts";
import type { MailboxViews } from "../../../core/views/mailbox-views.ts";
import type { Db } from "../db.ts";
import { HERE } from "../rooms/mailbox/mailboxes.ts";
import { mailboxPage } from "./mailbox-page.ts";
import { mailboxRow, ROW } from "./mailbox-row.ts";

export function mailboxViews(db: Db): MailboxViews {
  return {
    async list(workspaceId, { skip, take }) {
      const where = { workspaceId, ...HERE };
      const [rows, total] = await Promise.all([
        // The schema lists the states in the order connected, held, disconnected.
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
    ...mailboxPage(db),
  };
}
