import type { Outcome } from "../../../../core/campaign/send.ts";
import type { SendStore } from "../../../../core/sending/send-store.ts";
import type { Db } from "../../db.ts";

/** Writes down the outcomes of sends. */
export function recordSends(db: Db): Pick<SendStore, "record"> {
  return {
    async record(workerId, outcomes) {
      if (outcomes.length === 0) return;
      await db.$executeRaw`/* prepared: record-sends */
        WITH outcome AS MATERIALIZED (
          SELECT * FROM unnest(${outcomes.map((o) => o.enrolmentId)}::uuid[], ${outcomes.map((o) => o.step)}::int[],
            ${outcomes.map((o) => o.end.kind)}::text[], ${outcomes.map((o) => o.at)}::timestamptz[],
            ${outcomes.map(replyOf)}::text[], ${outcomes.map(dueOf)}::timestamptz[], ${outcomes.map(stopOf)}::text[],
            ${outcomes.map((o) => (o.end.kind === "not-sent" ? o.end.tries : 0))}::int[],
            ${outcomes.map(givenIdOf)}::text[], ${outcomes.map((o) => o.turn.mailboxId)}::uuid[], ${outcomes.map((o) => o.turn.nextSendAt)}::timestamptz[],
            ${outcomes.map((o) => o.turn.sentOn)}::date[], ${outcomes.map((o) => o.turn.counted)}::int[])
          AS o (enrolment_id, step, kind, at, reply, due_at, stop, tries, given_id, mailbox_id, next_send_at, sent_on, counted)
        ), settled AS (
          UPDATE send SET claimed_by = NULL, reply = outcome.reply, given_id = outcome.given_id,
            state = (CASE outcome.kind WHEN 'accepted' THEN 'accepted' WHEN 'refused' THEN 'refused'
              WHEN 'not-sent' THEN 'planned' ELSE 'transmitting' END)::"SendState",
            transmitting_at = CASE outcome.kind WHEN 'in-doubt' THEN outcome.at ELSE transmitting_at END,
            settled_at = CASE WHEN outcome.kind IN ('accepted', 'refused') THEN outcome.at END,
            settled_by = CASE WHEN outcome.kind IN ('accepted', 'refused') THEN 'reply'::"Settlement" END
          FROM outcome
          WHERE send.enrolment_id = outcome.enrolment_id AND send.step = outcome.step AND send.state = 'transmitting'
            AND (send.claimed_by = ${workerId} OR send.claimed_by IS NULL)
          RETURNING send.enrolment_id, send.campaign_id, send.mailbox_id
        ), passed AS (
          UPDATE campaign_mailbox part SET refused_row = '{}'
          FROM outcome JOIN settled USING (enrolment_id)
          WHERE outcome.kind = 'accepted' AND part.campaign_id = settled.campaign_id AND part.mailbox_id = settled.mailbox_id
            AND part.refused_row <> '{}'
        ), moved AS (
          UPDATE enrolment SET
            next_step = next_step + (outcome.kind = 'accepted')::int,
            tries = outcome.tries,
            due_at = coalesce(outcome.due_at, enrolment.due_at),
            state = (CASE
              WHEN enrolment.state = 'stopped' THEN 'stopped'
              WHEN outcome.kind = 'accepted' AND outcome.due_at IS NULL THEN 'finished'
              WHEN outcome.kind = 'refused' THEN 'stopped'
              ELSE enrolment.state::text END)::"EnrolmentState",
            stop_reason = CASE WHEN enrolment.state <> 'stopped' AND outcome.kind = 'refused'
              THEN outcome.stop::"StopReason" ELSE enrolment.stop_reason END,
            stopped_at = CASE WHEN enrolment.state <> 'stopped' AND outcome.kind = 'refused'
              THEN outcome.at ELSE enrolment.stopped_at END
          FROM outcome JOIN settled USING (enrolment_id)
          WHERE enrolment.id = outcome.enrolment_id AND enrolment.next_step = outcome.step AND outcome.kind <> 'in-doubt'
        )
        UPDATE mailbox SET claimed_by = NULL, next_send_at = outcome.next_send_at, sent_on = outcome.sent_on,
          sent_count = CASE WHEN mailbox.sent_on = outcome.sent_on THEN mailbox.sent_count ELSE 0 END + outcome.counted,
          smtp_worked_at = CASE WHEN outcome.kind IN ('accepted', 'refused') THEN outcome.at ELSE smtp_worked_at END
        FROM outcome WHERE mailbox.id = outcome.mailbox_id AND mailbox.claimed_by = ${workerId}`;
    },
  };
}

const replyOf = ({ end }: Outcome) => (end.kind === "accepted" || end.kind === "refused" ? end.reply : null);

const givenIdOf = ({ end }: Outcome) => (end.kind === "accepted" ? end.givenId : null);

const dueOf = ({ end }: Outcome) =>
  end.kind === "accepted" ? end.nextDueAt : end.kind === "not-sent" ? end.dueAt : null;

const stopOf = ({ end }: Outcome) => (end.kind === "refused" ? end.stop : null);
