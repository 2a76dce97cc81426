import type { DueSend } from "../../../../core/campaign/send.ts";
import type { Security } from "../../../../core/mailbox/server.ts";
import type { SendStore } from "../../../../core/sending/send-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { suppresses } from "../campaign/suppresses.ts";
import { IS_OUTREACH } from "../mailbox/outreach.ts";
import { warmUpOf } from "../mailbox/warm-up-of.ts";

/** An idle mailbox is left alone this long when nothing of it becomes due sooner. A change that makes something due ends the rest. */
const QUIET = Prisma.sql`interval '30 seconds'`;

/** The campaign sends through this mailbox: it runs, and the mailbox is in its rotation. */
const GOES = Prisma.sql`(campaign.state = 'running' AND part.left_at IS NULL)`;

const CANDIDATE = Prisma.sql`enrolment.id AS enrolment_id, next_step, due_at, tries, lead_id, enrolment.campaign_id`;

/** SHA-256 of enrolment and step, so that a send in doubt can be searched for. The domain is the mailbox's (RFC 5322 §3.6.4). */
const MESSAGE_ID = Prisma.sql`
  substr(encode(sha256(convert_to('unpause message ' || due.enrolment_id || ' ' || due.next_step, 'UTF8')), 'hex'), 1, 32)
    || '@' || lower(substring(mailbox.address FROM '[^@]*$'))`;

/** Takes the turn of mailboxes. */
export function claimSends(db: Db): Pick<SendStore, "claim"> {
  return {
    async claim({ workerId, now, limit }) {
      const rows = await db.$queryRaw<DueRow[]>`/* prepared: claim-sends */
        WITH turn AS MATERIALIZED (
          SELECT id FROM mailbox
          WHERE state = 'connected' AND ${IS_OUTREACH} AND claimed_by IS NULL AND next_send_at <= ${now}
            AND (quiet_until IS NULL OR quiet_until <= ${now})
          ORDER BY next_send_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ), due AS MATERIALIZED (
          SELECT turn.id AS mailbox_id, first.* FROM turn CROSS JOIN LATERAL (
            SELECT * FROM (
              SELECT candidate.* FROM campaign_mailbox part
              JOIN campaign ON campaign.id = part.campaign_id AND ${GOES} AND ${isOpen(now)}
              CROSS JOIN LATERAL (
                SELECT ${CANDIDATE}, false AS is_test FROM enrolment
                WHERE enrolment.mailbox_id = turn.id AND enrolment.campaign_id = part.campaign_id AND ${mayGo(now)}
                ORDER BY due_at LIMIT 1 FOR UPDATE OF enrolment SKIP LOCKED
              ) candidate
              WHERE part.mailbox_id = turn.id ORDER BY candidate.due_at LIMIT 1
            ) usual
            UNION ALL SELECT * FROM (
              SELECT ${CANDIDATE}, true AS is_test FROM campaign JOIN enrolment ON enrolment.id = campaign.test_enrolment_id
              WHERE campaign.test_enrolment_id IS NOT NULL AND ${isOpen(now)}
                AND enrolment.mailbox_id = turn.id AND ${mayGo(now)}
              LIMIT 1 FOR UPDATE OF enrolment SKIP LOCKED
            ) test
            ORDER BY due_at LIMIT 1
          ) first
        ), quiet AS (
          UPDATE mailbox SET quiet_until = least(${now}::timestamptz + ${QUIET}, coalesce((
            SELECT min(soon.due_at) FROM campaign_mailbox part
            JOIN campaign ON campaign.id = part.campaign_id AND ${GOES} AND campaign.closes_at > ${now}
            CROSS JOIN LATERAL (SELECT greatest(due_at, campaign.opens_at) AS due_at FROM enrolment
              WHERE enrolment.mailbox_id = mailbox.id AND enrolment.campaign_id = part.campaign_id
                AND enrolment.state = 'active' AND due_at > ${now} ORDER BY due_at LIMIT 1) soon
            WHERE part.mailbox_id = mailbox.id), ${now}::timestamptz + ${QUIET}))
          WHERE id IN (SELECT id FROM turn) AND id NOT IN (SELECT mailbox_id FROM due)
        ), journal AS (
          INSERT INTO send (enrolment_id, step, workspace_id, campaign_id, mailbox_id, message_id, state, claimed_by, transmitting_at)
          SELECT due.enrolment_id, due.next_step, mailbox.workspace_id, due.campaign_id, mailbox.id, ${MESSAGE_ID},
            'transmitting', ${workerId}, ${now}
          FROM due JOIN mailbox ON mailbox.id = due.mailbox_id
          ON CONFLICT (enrolment_id, step) DO UPDATE
            SET state = 'transmitting', claimed_by = ${workerId}, transmitting_at = ${now}, mailbox_id = EXCLUDED.mailbox_id,
                settled_at = NULL, settled_by = NULL, reply = NULL
            WHERE send.state = 'planned'
          RETURNING enrolment_id, message_id
        ), taken AS (
          UPDATE mailbox SET claimed_by = ${workerId}, quiet_until = NULL
          FROM due JOIN journal USING (enrolment_id) WHERE mailbox.id = due.mailbox_id
          RETURNING mailbox.*, due.enrolment_id, due.next_step, due.campaign_id, due.lead_id, due.tries, due.due_at, due.is_test,
            journal.message_id
        )
        SELECT taken.enrolment_id, taken.next_step AS step, taken.workspace_id, taken.campaign_id, taken.id AS mailbox_id,
          taken.message_id, taken.tries, taken.is_test, lead.email, lead.fields, workspace.time_zone,
          coalesce((SELECT array_agg(coalesce(given_id, message_id) ORDER BY step) FROM send
            WHERE taken.next_step > 1 AND send.enrolment_id = taken.enrolment_id AND state = 'accepted'), '{}') AS earlier,
          taken.provider, taken.address, taken.sender_name, taken.user_name, taken.smtp_host, taken.smtp_port, taken.smtp_security::text,
          taken.imap_host, taken.imap_port, taken.imap_security::text, taken.min_gap_ms, taken.daily_cap,
          taken.warm_up_start, taken.warm_up_growth, taken.warm_up_ceiling, taken.warm_up_since,
          taken.sent_on::text, taken.sent_count, taken.files_sent_ms,
          credential.key_id, credential.sealed, credential.version, credential.refresh_at
        FROM taken
        JOIN lead ON lead.id = taken.lead_id
        JOIN workspace ON workspace.id = taken.workspace_id
        JOIN credential ON credential.mailbox_id = taken.id
        ORDER BY taken.due_at`;
      return rows.map(dueSend);
    },
  };
}

const isOpen = (now: Date) => Prisma.sql`(campaign.opens_at <= ${now} AND campaign.closes_at > ${now})`;

/** The lead has a due step that was not handed over, and may be written to. */
const mayGo = (now: Date) => Prisma.sql`enrolment.state = 'active' AND due_at <= ${now}
  AND NOT EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id
    AND send.step = enrolment.next_step AND send.state <> 'planned')
  AND NOT EXISTS (SELECT FROM suppression JOIN lead ON lead.id = enrolment.lead_id
    WHERE suppression.workspace_id = enrolment.workspace_id AND ${suppresses(Prisma.sql`lead`)})`;

type DueRow = {
  enrolment_id: string;
  step: number;
  workspace_id: string;
  campaign_id: string;
  mailbox_id: string;
  message_id: string;
  tries: number;
  is_test: boolean;
  email: string;
  fields: Record<string, string>;
  time_zone: string;
  earlier: string[];
  address: string;
  sender_name: string;
  user_name: string;
  smtp_host: string;
  smtp_port: number;
  smtp_security: Security;
  imap_host: string;
  imap_port: number;
  imap_security: Security;
  min_gap_ms: number;
  provider: string;
  daily_cap: number;
  warm_up_start: number | null;
  warm_up_growth: number | null;
  warm_up_ceiling: number | null;
  warm_up_since: Date | null;
  sent_on: string | null;
  sent_count: number;
  files_sent_ms: number | null;
  key_id: string;
  sealed: Uint8Array<ArrayBuffer>;
  version: number;
  refresh_at: Date | null;
};

function dueSend(row: DueRow): DueSend {
  return {
    enrolmentId: row.enrolment_id,
    step: row.step,
    workspaceId: row.workspace_id,
    campaignId: row.campaign_id,
    mailboxId: row.mailbox_id,
    messageId: row.message_id,
    lead: { email: row.email, fields: row.fields },
    tries: row.tries,
    isTest: row.is_test,
    earlier: row.earlier,
    timeZone: row.time_zone,
    mailbox: {
      provider: row.provider,
      address: row.address,
      senderName: row.sender_name,
      userName: row.user_name,
      smtp: { host: row.smtp_host, port: row.smtp_port, security: row.smtp_security },
      imap: { host: row.imap_host, port: row.imap_port, security: row.imap_security },
      minGapMs: row.min_gap_ms,
      dailyCap: row.daily_cap,
      warmUp: warmUpOf(row),
      sentOn: row.sent_on,
      sentCount: row.sent_count,
      filesSentMs: row.files_sent_ms,
      credential: {
        keyId: row.key_id,
        sealed: row.sealed,
        version: row.version,
        refreshAt: row.refresh_at,
      },
    },
  };
}
