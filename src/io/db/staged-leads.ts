import { type LeadRow, type Listed, list, nothingListed } from "../../core/campaign/lead-row.ts";
import type { Enrolled, Enrolling, LeftOut, LeftOutReason } from "../../core/campaign/lead-store.ts";
import type { Db } from "./store.ts";

/**
 * Rows of a file on their way into the database. They wait in a table of this transaction's own, so that a file of any size
 * needs little memory here, and the whole of it is decided on by a few statements.
 */
export async function stageLeads(db: Db, rows: LeadRow[]): Promise<void> {
  await openTable(db);
  await db.$executeRaw`
    INSERT INTO staged_lead (line, email, fields)
    SELECT line, email, fields::jsonb FROM unnest(${rows.map((row) => row.line)}::int[],
      ${rows.map((row) => row.email)}::text[], ${rows.map((row) => JSON.stringify(row.fields))}::text[])
      AS row (line, email, fields)`;
}

const openTable = (db: Db) => db.$executeRaw`
  CREATE TEMP TABLE IF NOT EXISTS staged_lead (line int, email text, fields jsonb, reason text) ON COMMIT DROP`;

export async function enrolStaged(db: Db, into: Enrolling): Promise<Enrolled> {
  await openTable(db);
  await db.$executeRaw`CREATE INDEX ON staged_lead (email)`;
  await db.$executeRaw`ANALYZE staged_lead`;
  await markLeftOut(db, into);
  await saveLeads(db, into);
  const enrolled = await enrol(db, into);
  return { enrolled, leftOut: await leftOut(db, into, enrolled) };
}

/** What is known beforehand. Of an address that comes twice, the first row counts. */
async function markLeftOut(db: Db, { workspaceId, campaignId, sharesLeads }: Enrolling): Promise<void> {
  await db.$executeRaw`
    UPDATE staged_lead SET reason = 'twice_in_file' FROM (
      SELECT email, min(line) AS first FROM staged_lead GROUP BY email HAVING count(*) > 1) twice
    WHERE staged_lead.email = twice.email AND staged_lead.line > twice.first`;
  await db.$executeRaw`
    UPDATE staged_lead SET reason = 'never_mail' FROM suppression
    WHERE staged_lead.reason IS NULL AND suppression.workspace_id = ${workspaceId}::uuid AND suppression.email = staged_lead.email`;
  await db.$executeRaw`
    UPDATE staged_lead SET reason = known.reason FROM (
      SELECT lead.email, CASE WHEN bool_or(enrolment.campaign_id = ${campaignId}::uuid) THEN 'already_enrolled'
        ELSE 'in_other_campaign' END AS reason
      FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
      WHERE lead.workspace_id = ${workspaceId}::uuid AND (enrolment.campaign_id = ${campaignId}::uuid
        OR (NOT ${sharesLeads} AND enrolment.state IN ('active', 'unconfirmed')))
      GROUP BY lead.email) known
    WHERE staged_lead.reason IS NULL AND staged_lead.email = known.email`;
}

/** A lead that is known gets what the file says anew; what the file does not mention stays. */
const saveLeads = (db: Db, { workspaceId, at }: Enrolling) => db.$executeRaw`
  INSERT INTO lead (id, workspace_id, email, fields, created_at)
  SELECT gen_random_uuid(), ${workspaceId}::uuid, email, fields, ${at} FROM staged_lead
  WHERE reason IS NULL OR reason = 'already_enrolled' ORDER BY email
  ON CONFLICT (workspace_id, email) DO UPDATE SET fields = lead.fields || EXCLUDED.fields
    WHERE NOT lead.fields @> EXCLUDED.fields`;

/** In the order of the file, the mailboxes in turn, going on where the import before this one stopped. */
const enrol = (
  db: Db,
  { workspaceId, campaignId, mailboxIds, sharesLeads, dueAt }: Enrolling,
): Promise<number> => db.$executeRaw`
  INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, exclusive, due_at)
  SELECT gen_random_uuid(), ${workspaceId}::uuid, ${campaignId}::uuid, lead.id,
    (${mailboxIds}::uuid[])[1 + (before.enrolled + row_number() OVER (ORDER BY line) - 1)::int % ${mailboxIds.length}::int],
    ${!sharesLeads}, ${dueAt}
  FROM staged_lead
  JOIN lead ON lead.workspace_id = ${workspaceId}::uuid AND lead.email = staged_lead.email
  CROSS JOIN (SELECT count(*) AS enrolled FROM enrolment WHERE campaign_id = ${campaignId}::uuid) before
  WHERE reason IS NULL ORDER BY line
  ON CONFLICT DO NOTHING`;

async function leftOut(db: Db, { campaignId }: Enrolling, enrolled: number): Promise<Listed<LeftOut>> {
  const [{ open }] = await db.$queryRaw<[{ open: number }]>`
    SELECT count(*)::int AS open FROM staged_lead WHERE reason IS NULL`;
  // Another import was at work on the same leads and came first.
  if (open > enrolled) await markBeaten(db, campaignId);
  const listed = nothingListed<LeftOut>();
  const rows = await db.$queryRaw<LeftOut[]>`
    SELECT line, email, reason FROM staged_lead WHERE reason IS NOT NULL ORDER BY line LIMIT 100`;
  list(listed, ...rows);
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM staged_lead WHERE reason IS NOT NULL`;
  return { ...listed, count };
}

const markBeaten = (db: Db, campaignId: string) => db.$executeRaw`
  UPDATE staged_lead SET reason = ${"in_other_campaign" satisfies LeftOutReason}
  WHERE reason IS NULL AND NOT EXISTS (
    SELECT FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
    WHERE enrolment.campaign_id = ${campaignId}::uuid AND lead.email = staged_lead.email)`;
