import { Prisma } from "../../generated/client.ts";
import { enrolmentsOf, WITH_SENDS } from "./enrolments-of.ts";

/** The state of every lead of a mailbox, as a table expression of one row: all leads are read at the same moment. */
export const censusOf = (mailboxId: string) => Prisma.sql`(
  WITH mine AS MATERIALIZED (
    SELECT id, campaign_id, state, stop_reason, next_step FROM ${enrolmentsOf(mailboxId)} enrolment
  ), grouped AS (
    SELECT campaign_id AS "campaignId", state, stop_reason AS "stopReason", next_step AS "nextStep", count(*) AS leads
    FROM mine GROUP BY campaign_id, state, stop_reason, next_step
  )
  SELECT
    (SELECT coalesce(json_agg(grouped ORDER BY "campaignId", state, "stopReason", "nextStep"), '[]') FROM grouped) AS groups,
    (SELECT count(*)::int FROM mine enrolment ${WITH_SENDS} WHERE send.state = 'accepted') AS accepted,
    (SELECT md5(coalesce(string_agg(id::text, ' ' ORDER BY id), '')) FROM mine) AS digest)`;
