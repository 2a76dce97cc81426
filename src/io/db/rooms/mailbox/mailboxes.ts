import type { Mailbox } from "../../../../core/mailbox/mailbox.ts";
import type { MailboxStore } from "../../../../core/mailbox/mailbox-store.ts";
import type { Folders } from "../../../../core/mailbox/server.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";
import { IS_OUTREACH, OUTREACH } from "./outreach.ts";

/** Searches for a mailbox find no removed one. */
export const HERE = { removedAt: null } as const;

export function mailboxStore(db: Db): MailboxStore {
  return {
    async add({ smtp, imap, warmUp, ...mailbox }, at) {
      const [row] = await db.mailbox.createManyAndReturn({
        data: [
          {
            ...mailbox,
            ...serverColumns({ userName: mailbox.userName, smtp, imap }),
            warmUpStart: warmUp?.start ?? null,
            warmUpGrowth: warmUp?.growth ?? null,
            warmUpCeiling: warmUp?.ceiling ?? null,
            warmUpSince: warmUp?.since ?? null,
            smtpWorkedAt: at,
            imapWorkedAt: at,
            nextSendAt: at,
            nextReadAt: at,
            createdAt: at,
          },
        ],
        skipDuplicates: true,
        select: { id: true },
      });
      return row?.id ?? null;
    },
    async get(id) {
      const row = await db.mailbox.findUnique({ where: { id, ...HERE } });
      return row && fromRow(row);
    },
    async byAddress(workspaceId, address) {
      const row = await db.mailbox.findFirst({ where: { workspaceId, address, ...HERE } });
      return row && fromRow(row);
    },
    list: (workspaceId) => listed(db, { workspaceId }),
    forOutreach: (workspaceId) => listed(db, { workspaceId, ...OUTREACH }),
    async healthy(workspaceId, now, take) {
      const inOrder = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM mailbox
        WHERE workspace_id = ${workspaceId}::uuid AND state = 'connected' AND ${IS_OUTREACH}
          AND EXISTS (SELECT FROM credential WHERE mailbox_id = mailbox.id)
        ORDER BY greatest(next_send_at, ${now}), smtp_worked_at DESC NULLS LAST LIMIT ${take}`;
      const ids = inOrder.map(({ id }) => id);
      const rows = await db.mailbox.findMany({ where: { id: { in: ids } } });
      return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(fromRow);
    },
    async unusable(workspaceId, addresses) {
      const rows = await db.mailbox.findMany({
        where: { workspaceId, address: { in: addresses }, state: { in: ["held", "disconnected"] } },
        select: { address: true },
      });
      return rows.map(({ address }) => address);
    },

    async hasAccount(provider, subject) {
      const row = await db.mailbox.findFirst({
        where: { provider, subject, ...HERE },
        select: { id: true },
      });
      return row !== null;
    },

    async pinAccount(id, { subject, tenant }) {
      await db.mailbox.update({ where: { id }, data: { subject, tenant, signIn: "oauth" } });
    },
    async saveServer(id, server, folders) {
      await db.mailbox.update({ where: { id }, data: { ...serverColumns(server), folders } });
    },
    async saveFiling(id, filesSentMs) {
      await db.mailbox.update({ where: { id }, data: { filesSentMs } });
    },
  };
}

async function listed(db: Db, where: Prisma.MailboxWhereInput): Promise<Mailbox[]> {
  const rows = await db.mailbox.findMany({ where: { ...where, ...HERE }, orderBy: { address: "asc" } });
  return rows.map(fromRow);
}

const serverColumns = ({ userName, smtp, imap }: Pick<Mailbox, "userName" | "smtp" | "imap">) => ({
  userName,
  smtpHost: smtp.host,
  smtpPort: smtp.port,
  smtpSecurity: smtp.security,
  imapHost: imap.host,
  imapPort: imap.port,
  imapSecurity: imap.security,
});

export function fromRow(row: Prisma.MailboxGetPayload<object>): Mailbox {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    address: row.address,
    senderName: row.senderName,
    provider: row.provider,
    signIn: row.signIn,
    purpose: row.purpose,
    subject: row.subject,
    tenant: row.tenant,
    ownerId: row.ownerId,
    userName: row.userName,
    smtp: { host: row.smtpHost, port: row.smtpPort, security: row.smtpSecurity },
    imap: { host: row.imapHost, port: row.imapPort, security: row.imapSecurity },
    folders: row.folders as Folders,
    filesSentMs: row.filesSentMs,
    state: stateOf(row),
    workedAt: {
      ...(row.smtpWorkedAt && { smtp: row.smtpWorkedAt }),
      ...(row.imapWorkedAt && { imap: row.imapWorkedAt }),
    },
    readAt: row.readAt,
    readFailing:
      row.readFailingSince === null ? null : { since: row.readFailingSince, why: row.readFailure ?? "" },
    dailyCap: row.dailyCap,
    warmUp:
      row.warmUpStart !== null &&
      row.warmUpGrowth !== null &&
      row.warmUpCeiling !== null &&
      row.warmUpSince !== null
        ? {
            start: row.warmUpStart,
            growth: row.warmUpGrowth,
            ceiling: row.warmUpCeiling,
            since: row.warmUpSince,
          }
        : null,
    minGapMs: row.minGapMs,
  };
}

function stateOf(row: Prisma.MailboxGetPayload<object>): Mailbox["state"] {
  if (row.state === "held" && row.heldCause && row.heldUntil) {
    return { kind: "held", cause: row.heldCause, until: row.heldUntil, host: row.heldHost };
  }
  return row.state === "disconnected" ? { kind: "disconnected" } : { kind: "connected" };
}
