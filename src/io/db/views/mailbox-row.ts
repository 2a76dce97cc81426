import { storedDiagnosis } from "../../../core/diagnosis/stored-diagnosis.ts";
import type { MailboxRow, OpenDisconnection } from "../../../core/views/mailbox-views.ts";
import type { Prisma } from "../generated/client.ts";
import { fromRow } from "../rooms/mailbox/mailboxes.ts";

export const ROW = {
  owner: { select: { id: true, name: true } },
  disconnections: {
    where: { endedAt: null },
    select: { id: true, incidentId: true, cause: true, diagnosis: true, startedAt: true, probes: true },
  },
  backups: { select: { memberId: true } },
  reconnects: { where: { endedAt: null }, select: { id: true } },
} satisfies Prisma.MailboxInclude;

export type OpenRow = Prisma.MailboxGetPayload<{ include: typeof ROW }>["disconnections"][number];

function openDisconnection({ diagnosis, ...row }: OpenRow): OpenDisconnection {
  return { ...row, fixer: storedDiagnosis(diagnosis).fixer };
}

export function mailboxRow(row: Prisma.MailboxGetPayload<{ include: typeof ROW }>): MailboxRow {
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
