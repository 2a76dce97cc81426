import type { Standing } from "../../../../core/lead-wait/lead-wait.ts";
import type { LeadWaitStore } from "../../../../core/lead-wait/lead-wait-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { warmUpOf } from "../mailbox/warm-up-of.ts";
import { suppresses } from "./suppresses.ts";

/** The state of each lead that waits, with its campaign and mailbox. */
export function leadStandings(db: Db): Pick<LeadWaitStore, "standing"> {
  return {
    async standing(dueBefore) {
      const rows = await db.$queryRaw<Row[]>`
        SELECT mailbox.workspace_id, workspace.time_zone, campaign.id AS campaign_id, campaign.state::text AS campaign_state,
          CASE WHEN campaign.state <> 'paused' THEN NULL WHEN paused_by_member_id IS NOT NULL THEN 'member'
            WHEN ${isOpen("disconnection", Prisma.sql`it.id = paused_by_disconnection_id`)} THEN 'disconnection'
            WHEN ${isOpen("brake", Prisma.sql`it.id = paused_by_brake_id`)} THEN 'brake' ELSE 'nothing' END AS paused_by,
          opens_at, closes_at, started_at, mailbox.id AS mailbox_id, address, owner_id, mailbox.state::text AS mailbox_state,
          held_in_id IS NOT NULL OR ${isOpen("disconnection", Prisma.sql`it.mailbox_id = mailbox.id`)} AS in_incident,
          CASE WHEN left_at IS NOT NULL THEN CASE WHEN ${isOpen("brake", Prisma.sql`it.campaign_id = campaign.id AND it.mailbox_id = mailbox.id`)}
            THEN 'by-brake' ELSE 'by-nothing' END END AS has_left, next_send_at, quiet_until, smtp_worked_at,
          min_gap_ms, daily_cap, warm_up_start, warm_up_growth, warm_up_ceiling, warm_up_since, sent_on::text, sent_count,
          first.due_at, first.send_state, CASE WHEN mailbox.claimed_by IS NOT NULL
            THEN coalesce(in_hand.since, mailbox.next_send_at) END AS in_hand_since
        FROM campaign_mailbox part
        JOIN campaign ON campaign.id = part.campaign_id AND campaign.state IN ('running', 'paused')
        JOIN mailbox ON mailbox.id = part.mailbox_id
        JOIN workspace ON workspace.id = mailbox.workspace_id
        CROSS JOIN LATERAL (
          SELECT min(transmitting_at) AS since FROM send
          WHERE send.mailbox_id = mailbox.id AND send.state = 'transmitting' AND send.claimed_by IS NOT NULL) in_hand
        CROSS JOIN LATERAL (
          ${FREE(dueBefore)} UNION ALL ${IN_DOUBT(dueBefore)}) first`;
      return rows.map(standingOf);
    },
  };
}

const isOpen = (table: "disconnection" | "brake", which: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT FROM ${Prisma.raw(table)} it WHERE it.ended_at IS NULL AND ${which})`;

const ofPart = (dueBefore: Date) => Prisma.sql`enrolment.mailbox_id = part.mailbox_id
  AND enrolment.campaign_id = part.campaign_id AND enrolment.state = 'active' AND due_at <= ${dueBefore}`;

/** A suppressed lead is not due: nothing may be sent to it. */
const FREE = (dueBefore: Date) => Prisma.sql`(
  SELECT due_at, NULL AS send_state FROM enrolment
  WHERE ${ofPart(dueBefore)}
    AND NOT EXISTS (SELECT FROM send
      WHERE send.enrolment_id = enrolment.id AND send.step = enrolment.next_step AND send.state <> 'planned')
    AND NOT EXISTS (SELECT FROM suppression JOIN lead ON lead.id = enrolment.lead_id
      WHERE suppression.workspace_id = enrolment.workspace_id AND ${suppresses(Prisma.sql`lead`)})
  ORDER BY due_at LIMIT 1)`;

/** From an index of their own: sends in doubt are few. One that is in hand is the mailbox's, not in doubt. */
const IN_DOUBT = (dueBefore: Date) => Prisma.sql`(
  SELECT greatest(enrolment.due_at, send.transmitting_at), send.state::text
  FROM send JOIN enrolment ON enrolment.id = send.enrolment_id AND enrolment.next_step = send.step
  WHERE send.mailbox_id = part.mailbox_id AND send.state IN ('transmitting', 'unconfirmed') AND send.claimed_by IS NULL
    AND ${ofPart(dueBefore)} ORDER BY send.state DESC, send.transmitting_at LIMIT 1)`;

type Row = Parameters<typeof warmUpOf>[0] & {
  workspace_id: string;
  time_zone: string;
  campaign_id: string;
  campaign_state: Standing["campaign"]["state"];
  paused_by: Standing["campaign"]["pausedBy"];
  opens_at: Date;
  closes_at: Date;
  started_at: Date | null;
  mailbox_id: string;
  address: string;
  owner_id: string;
  mailbox_state: Standing["mailbox"]["state"];
  in_incident: boolean;
  has_left: Standing["mailbox"]["left"];
  next_send_at: Date;
  quiet_until: Date | null;
  smtp_worked_at: Date | null;
  in_hand_since: Date | null;
  min_gap_ms: number;
  daily_cap: number;
  sent_on: string | null;
  sent_count: number;
  due_at: Date;
  send_state: "transmitting" | "unconfirmed" | null;
};

const standingOf = (row: Row): Standing => ({
  workspaceId: row.workspace_id,
  campaign: {
    id: row.campaign_id,
    state: row.campaign_state,
    pausedBy: row.paused_by,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    startedAt: row.started_at,
  },
  mailbox: {
    id: row.mailbox_id,
    address: row.address,
    ownerId: row.owner_id,
    state: row.mailbox_state,
    isInIncident: row.in_incident,
    left: row.has_left,
    nextSendAt: row.next_send_at,
    quietUntil: row.quiet_until,
    workedAt: row.smtp_worked_at,
    inHandSince: row.in_hand_since,
  },
  pace: {
    minGapMs: row.min_gap_ms,
    dailyCap: row.daily_cap,
    warmUp: warmUpOf(row),
    sentOn: row.sent_on,
    sentCount: row.sent_count,
    timeZone: row.time_zone,
  },
  lead: {
    dueAt: row.due_at,
    send: row.send_state === "transmitting" ? "in-doubt" : row.send_state,
  },
});
