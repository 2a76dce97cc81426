import { storedDiagnosis } from "../../../../core/diagnosis/stored-diagnosis.ts";
import type { Mailbox } from "../../../../core/mailbox/mailbox.ts";
import type { MailboxStore, RememberedFailure } from "../../../../core/mailbox/mailbox-store.ts";
import type { Folders } from "../../../../core/mailbox/server.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

/** How soon a letter looks again whether the send in hand has ended. */
const LOOK_AGAIN_MS = 1_000;
/** How long a mailbox claims nothing after that send, so that the letter is the next: longer than it takes to come back. */
const LETTER_NEXT_MS = 10_000;

/** Whoever looks for a mailbox finds none that is removed. */
export const HERE = { removedAt: null } as const;

export function mailboxStore(db: Db): MailboxStore {
  const changed = async (where: Prisma.MailboxWhereInput, data: Prisma.MailboxUncheckedUpdateManyInput) =>
    (await db.mailbox.updateMany({ where, data })).count === 1;
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
    async list(workspaceId) {
      const rows = await db.mailbox.findMany({
        where: { workspaceId, ...HERE },
        orderBy: { address: "asc" },
      });
      return rows.map(fromRow);
    },
    async healthy(workspaceId, now, take) {
      const inOrder = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM mailbox
        WHERE workspace_id = ${workspaceId}::uuid AND state = 'connected'
          AND EXISTS (SELECT FROM credential WHERE mailbox_id = mailbox.id)
        ORDER BY greatest(next_send_at, ${now}), smtp_worked_at DESC NULLS LAST LIMIT ${take}`;
      const ids = inOrder.map(({ id }) => id);
      const rows = await db.mailbox.findMany({ where: { id: { in: ids } } });
      return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(fromRow);
    },
    async takeForLetter(id, { now, day, betweenMs }) {
      // Not while a send is in hand: its outcome is about to be written over this.
      const taken = await db.$executeRaw`
        UPDATE mailbox SET letter_at = ${now}, sent_on = ${day}::date,
          sent_count = CASE WHEN sent_on = ${day}::date THEN sent_count ELSE 0 END + 1,
          next_send_at = greatest(next_send_at, ${now}::timestamptz + min_gap_ms * interval '1 ms'), quiet_until = NULL
        WHERE id = ${id}::uuid AND state = 'connected' AND claimed_by IS NULL
          AND (letter_at IS NULL OR letter_at <= ${now}::timestamptz - least(min_gap_ms, ${betweenMs}) * interval '1 ms')`;
      if (taken === 1) return null;
      // Without a gap the next send would be in hand whenever the letter looks.
      await db.$executeRaw`
        UPDATE mailbox SET quiet_until = greatest(quiet_until, ${now}::timestamptz + ${LETTER_NEXT_MS}::int * interval '1 ms')
        WHERE id = ${id}::uuid AND state = 'connected' AND claimed_by IS NOT NULL`;
      const row = await db.mailbox.findUnique({ where: { id }, select: { letterAt: true, minGapMs: true } });
      const free = (row?.letterAt?.getTime() ?? 0) + Math.min(row?.minGapMs ?? 0, betweenMs);
      return new Date(Math.max(free, now.getTime() + LOOK_AGAIN_MS));
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
    async backupIds(mailboxId) {
      const rows = await db.mailboxBackup.findMany({ where: { mailboxId }, select: { memberId: true } });
      return rows.map((row) => row.memberId);
    },
    async saveFixers(mailboxId, from, { ownerId, backupIds }) {
      if (!(await changed({ id: mailboxId, ownerId: from }, { ownerId }))) return false;
      await db.mailboxBackup.deleteMany({ where: { mailboxId } });
      await db.mailboxBackup.createMany({ data: backupIds.map((memberId) => ({ mailboxId, memberId })) });
      await db.disclaimer.deleteMany({ where: { mailboxId, memberId: { in: [ownerId, ...backupIds] } } });
      return true;
    },
    async saveFiling(id, filesSentMs) {
      await db.mailbox.update({ where: { id }, data: { filesSentMs } });
    },

    async markDisconnected(id) {
      // The mailbox first, then its campaigns in one order for all: two that go down at once wait for each other, not in a circle.
      const [lost] = await db.$queryRaw<{ heldIn: string | null }[]>`
        WITH lost AS (
          UPDATE mailbox SET state = 'disconnected', held_cause = NULL, held_until = NULL, held_in_id = NULL,
            held_host = NULL, held_since = NULL, held_probed_at = NULL, held_called_at = NULL, held_calls = 0
          FROM (SELECT id, held_in_id FROM mailbox WHERE id = ${id}::uuid FOR NO KEY UPDATE) before
          WHERE mailbox.id = before.id AND mailbox.state IN ('connected', 'held')
          RETURNING mailbox.id, before.held_in_id
        ), locked AS (
          SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM campaign_mailbox JOIN lost ON lost.id = mailbox_id)
          ORDER BY id FOR NO KEY UPDATE
        )
        SELECT held_in_id AS "heldIn", (SELECT count(*)::int FROM locked) AS campaigns FROM lost`;
      return lost ? { heldIn: lost.heldIn } : null;
    },
    markConnected: (id, at) =>
      changed({ id, state: "disconnected" }, { state: "connected", smtpWorkedAt: at, imapWorkedAt: at }),
    async keepConnected(id) {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT id FROM mailbox WHERE id = ${id}::uuid AND state = 'connected' FOR SHARE`;
      return rows.length === 1;
    },
    async disclaim(mailboxId, { id: memberId, workspaceId }, at) {
      const { count } = await db.disclaimer.createMany({
        data: [{ mailboxId, memberId, workspaceId, at }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async changeOwner(id, from, to) {
      if (!(await changed({ id, ownerId: from }, { ownerId: to }))) return false;
      await db.disclaimer.deleteMany({ where: { mailboxId: id, memberId: to } });
      return true;
    },
    async worked(id, leg, at) {
      if (leg === "token") return;
      await db.mailbox.update({
        where: { id },
        data: leg === "smtp" ? { smtpWorkedAt: at } : { imapWorkedAt: at },
      });
    },
    async claimPreflights(now, ahead, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        WITH due AS (
          SELECT mailbox.id, opening.at FROM campaign
          JOIN campaign_mailbox part ON part.campaign_id = campaign.id
          JOIN mailbox ON mailbox.id = part.mailbox_id
          CROSS JOIN LATERAL (SELECT max(other.opens_at) AS at FROM campaign_mailbox its
            JOIN campaign other ON other.id = its.campaign_id AND other.state = 'running'
              AND other.opens_at > ${now} AND other.opens_at <= ${ahead}
            WHERE its.mailbox_id = mailbox.id) opening
          WHERE campaign.state = 'running' AND campaign.opens_at > ${now} AND campaign.opens_at <= ${ahead}
            AND mailbox.state = 'connected' AND (preflight_for IS NULL OR preflight_for < opening.at)
          LIMIT ${limit} FOR UPDATE OF mailbox SKIP LOCKED)
        UPDATE mailbox SET preflight_for = due.at FROM due WHERE mailbox.id = due.id RETURNING mailbox.id`;
      return rows.map((row) => row.id);
    },

    async recordFailure({ diagnosis, ...failure }) {
      const { cause, confidence } = diagnosis;
      await db.failure.createMany({ data: [{ ...failure, cause, confidence, diagnosis }] });
    },
    async recentFailures(mailboxId, since) {
      const rows = await db.$queryRaw<RememberedFailure[]>`
        SELECT at, leg::text, cause::text, probe, confidence, diagnosis FROM failure
        WHERE mailbox_id = ${mailboxId}::uuid AND at >= greatest(${since}, (
          SELECT ended_at FROM disconnection WHERE mailbox_id = ${mailboxId}::uuid ORDER BY started_at DESC LIMIT 1))
        ORDER BY at DESC LIMIT 100`;
      return rows.map((row) => ({ ...row, diagnosis: storedDiagnosis(row.diagnosis) }));
    },
  };
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
