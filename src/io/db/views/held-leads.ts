import type { HeldFor } from "../../../core/lead/held-for.ts";
import type { HeldLead, HeldLeadsView } from "../../../core/views/lead-views.ts";
import type { Db } from "../db.ts";

/** @param most - of each reason */
export async function heldLeads(db: Db, campaignId: string, most: number): Promise<HeldLeadsView> {
  const [counts, rows] = await Promise.all([
    db.enrolment.groupBy({ by: ["heldFor"], where: { campaignId, state: "held" }, _count: true }),
    db.$queryRaw<HeldLead[]>`
          SELECT held.enrolment_id AS "enrolmentId", held.email, held.held_for::text AS "heldFor", held.next_step AS "nextStep",
            held.address AS "mailboxAddress", question.id AS "questionId",
            CASE held.held_for::text WHEN 'message_refused' THEN refusal.line
              WHEN 'refused_by_report' THEN report.said ELSE question.sentence END AS said
          FROM (SELECT enrolment.id AS enrolment_id, enrolment.workspace_id, lead.email, held_for, next_step, mailbox.address,
              row_number() OVER (PARTITION BY held_for ORDER BY enrolment.id) AS place
            FROM enrolment JOIN lead ON lead.id = enrolment.lead_id JOIN mailbox ON mailbox.id = enrolment.mailbox_id
            WHERE enrolment.campaign_id = ${campaignId}::uuid AND enrolment.state = 'held') held
          LEFT JOIN LATERAL (SELECT line FROM refusal WHERE refusal.enrolment_id = held.enrolment_id
            ORDER BY at DESC LIMIT 1) refusal ON true
          LEFT JOIN LATERAL (SELECT said FROM inbound_mail WHERE inbound_mail.enrolment_id = held.enrolment_id
            AND kind = 'refusal_report' ORDER BY received_at DESC LIMIT 1) report ON true
          LEFT JOIN LATERAL (SELECT id, sentence FROM opt_out_question
            WHERE opt_out_question.workspace_id = held.workspace_id AND opt_out_question.email = held.email
              AND answered_at IS NULL LIMIT 1) question ON true
          WHERE held.place <= ${most} ORDER BY held.held_for, held.place`,
  ]);
  const countOf = (why: HeldFor) => counts.find(({ heldFor }) => heldFor === why)?._count ?? 0;
  return {
    counts: {
      opt_out_question: countOf("opt_out_question"),
      message_refused: countOf("message_refused"),
      refused_by_report: countOf("refused_by_report"),
    },
    rows,
  };
}
