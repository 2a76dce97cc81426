import { setImmediate as breathe } from "node:timers/promises";
import { type LeadRow, type Listed, list, nothingListed } from "../../../../core/lead/lead-row.ts";
import type {
  Enrolled,
  Enrolling,
  LeftOut,
  LeftOutReason,
  StagedLeadStore,
} from "../../../../core/lead/staged-lead-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { suppresses } from "./suppresses.ts";

/**
 * Rows worked on by one statement. The embedded database works on this very thread: between two slices, mails that are on
 * their way and pages get their turn.
 */
const SLICE = 2_000;

export function stagedLeadStore(db: Db): StagedLeadStore {
  return {
    add: (rows) => stageLeads(db, rows),
    enrol: (into) => enrolStaged(db, into),
    keys: (after, take) => stagedKeys(db, after, take),
    leaveOut: (keys, reason) => leaveOut(db, keys, reason),
  };
}

/**
 * Rows of a file on their way into the database. They wait in a table of this transaction. So a file of any size needs little
 * memory here, and nothing is decided before its end was read.
 */
async function stageLeads(db: Db, rows: LeadRow[]): Promise<void> {
  await openTable(db);
  await db.$executeRaw`
    INSERT INTO staged_lead (line, email, fields)
    SELECT line, email, fields::jsonb FROM unnest(${rows.map((row) => row.line)}::int[],
      ${rows.map((row) => row.email)}::text[], ${rows.map((row) => JSON.stringify(row.fields))}::text[])
      AS row (line, email, fields)`;
  await breathe();
}

async function openTable(db: Db): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE IF NOT EXISTS staged_lead
      (line int PRIMARY KEY, email text NOT NULL, fields jsonb NOT NULL, reason text,
        match_key text NOT NULL GENERATED ALWAYS AS (address_key(email)) STORED) ON COMMIT DROP`;
  await db.$executeRaw`CREATE INDEX IF NOT EXISTS staged_lead_email_idx ON staged_lead (email)`;
}

/** Addresses without what their spellings differ in, in order. */
async function stagedKeys(db: Db, after: string, take: number): Promise<string[]> {
  await openTable(db);
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT match_key COLLATE "C" AS key FROM staged_lead WHERE match_key COLLATE "C" > ${after}
    ORDER BY 1 LIMIT ${take}`;
  return rows.map(({ key }) => key);
}

async function leaveOut(db: Db, keys: string[], reason: LeftOutReason): Promise<void> {
  if (keys.length === 0) return;
  await db.$executeRaw`UPDATE staged_lead SET reason = ${reason} WHERE match_key = ANY(${keys}::text[])`;
}

async function enrolStaged(db: Db, into: Enrolling): Promise<Enrolled> {
  await openTable(db);
  await db.$executeRaw`ANALYZE staged_lead`;
  await saveLeads(db, into);
  const { enrolled, beaten } = await enrol(db, into);
  // Another import was at work on the same leads and came first.
  if (beaten > 0) await markBeaten(db, into);
  return { enrolled, leftOut: await leftOut(db) };
}

/**
 * In the order of the addresses: two imports of the same leads wait for each other at the first address, and not in a circle. All
 * rows of an address are in one slice.
 */
async function saveLeads(db: Db, into: Enrolling): Promise<void> {
  for (let after = ""; ; ) {
    const [{ upTo }] = await db.$queryRaw<[{ upTo: string | null }]>`
      SELECT max(email) AS "upTo" FROM (
        SELECT email FROM staged_lead WHERE email > ${after} ORDER BY email LIMIT ${SLICE}) slice`;
    if (upTo === null) return;
    await markLeftOut(db, into, after, upTo);
    await saveSlice(db, into, after, upTo);
    after = upTo;
    await breathe();
  }
}

/** Marks the rows that are left out anyway. Of an address that comes twice, the first row counts. */
const markLeftOut = (
  db: Db,
  { workspaceId, campaignId, sharesLeads }: Enrolling,
  after: string,
  upTo: string,
) => db.$executeRaw`
  UPDATE staged_lead SET reason = found.reason FROM (
    SELECT line, CASE
      WHEN staged.reason IS NOT NULL THEN staged.reason
      WHEN line > min(line) OVER (PARTITION BY staged.email) THEN 'twice-in-file'
      WHEN suppression.email IS NOT NULL THEN 'never-mail'
      WHEN known.here THEN 'already-enrolled'
      WHEN known.elsewhere AND NOT ${sharesLeads} THEN 'in-other-campaign' END AS reason
    FROM staged_lead staged
    LEFT JOIN LATERAL (SELECT email FROM suppression
      WHERE workspace_id = ${workspaceId}::uuid AND ${suppresses(Prisma.sql`staged`)} LIMIT 1) suppression ON true
    LEFT JOIN LATERAL ${oneOf(Prisma.sql`lead`, workspaceId)} lead ON true
    LEFT JOIN LATERAL (
      SELECT bool_or(campaign_id = ${campaignId}::uuid) AS here,
        bool_or(campaign_id <> ${campaignId}::uuid AND state IN ('active', 'unconfirmed', 'held')) AS elsewhere
      FROM enrolment WHERE enrolment.lead_id = lead.id) known ON true
    WHERE staged.email > ${after} AND staged.email <= ${upTo}) found
  WHERE staged_lead.line = found.line AND found.reason IS NOT NULL`;

/** A lead that is known gets what the file says anew; what the file does not mention stays. */
const saveSlice = (db: Db, { workspaceId, at }: Enrolling, after: string, upTo: string) => db.$executeRaw`
  INSERT INTO lead (id, workspace_id, email, fields, created_at)
  SELECT gen_random_uuid(), ${workspaceId}::uuid, email, fields, ${at} FROM staged_lead
  WHERE email > ${after} AND email <= ${upTo} AND (reason IS NULL OR reason = 'already-enrolled') ORDER BY email
  ON CONFLICT (workspace_id, email) DO UPDATE SET fields = lead.fields || EXCLUDED.fields
    WHERE NOT lead.fields @> EXCLUDED.fields`;

/**
 * The row of a table that has the address of `staged`. The limit makes it one index search. Without it, the planner does not know
 * how many rows this transaction has added, and would read all of them for every slice.
 */
const oneOf = (table: Prisma.Sql, workspaceId: string) => Prisma.sql`(
  SELECT * FROM ${table} WHERE workspace_id = ${workspaceId}::uuid AND email = staged.email LIMIT 1)`;

type Slice = { upTo: number | null; tried: number; made: number };

/** In the order of the file, the mailboxes in turn, going on where the import before this one stopped. */
async function enrol(db: Db, into: Enrolling): Promise<{ enrolled: number; beaten: number }> {
  const before = await db.enrolment.count({ where: { campaignId: into.campaignId } });
  let enrolled = 0;
  let beaten = 0;
  for (let after = 0; ; ) {
    const { upTo, tried, made } = await enrolSlice(db, into, after, before + enrolled);
    if (upTo === null) return { enrolled, beaten };
    enrolled += made;
    beaten += tried - made;
    after = upTo;
    await breathe();
  }
}

async function enrolSlice(db: Db, into: Enrolling, after: number, before: number): Promise<Slice> {
  const { workspaceId, campaignId, mailboxIds, sharesLeads, dueAt } = into;
  const [slice] = await db.$queryRaw<[Slice]>`
    WITH slice AS MATERIALIZED (
      SELECT line, email FROM staged_lead WHERE line > ${after} AND reason IS NULL ORDER BY line LIMIT ${SLICE}
    ), made AS (
      INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, exclusive, due_at, state, held_for)
      SELECT gen_random_uuid(), ${workspaceId}::uuid, ${campaignId}::uuid, lead.id,
        (${mailboxIds}::uuid[])[1 + (${before}::int + row_number() OVER (ORDER BY line) - 1)::int % ${mailboxIds.length}::int],
        ${!sharesLeads}, ${dueAt}, (CASE WHEN asked.id IS NULL THEN 'active' ELSE 'held' END)::"EnrolmentState",
        (CASE WHEN asked.id IS NOT NULL THEN 'opt_out_question' END)::"HeldFor"
      FROM slice staged CROSS JOIN LATERAL ${oneOf(Prisma.sql`lead`, workspaceId)} lead
      LEFT JOIN opt_out_question asked
        ON asked.workspace_id = lead.workspace_id AND asked.email = lead.email AND asked.answered_at IS NULL
      ORDER BY line ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT max(line) AS "upTo", count(*)::int AS tried, (SELECT count(*)::int FROM made) AS made FROM slice`;
  return slice;
}

const markBeaten = (db: Db, { campaignId }: Enrolling) => db.$executeRaw`
  UPDATE staged_lead SET reason = ${"in-other-campaign" satisfies LeftOutReason}
  WHERE reason IS NULL AND NOT EXISTS (
    SELECT FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
    WHERE enrolment.campaign_id = ${campaignId}::uuid AND lead.email = staged_lead.email)`;

async function leftOut(db: Db): Promise<Listed<LeftOut>> {
  const listed = nothingListed<LeftOut>();
  const rows = await db.$queryRaw<LeftOut[]>`
    SELECT line, email, reason FROM staged_lead WHERE reason IS NOT NULL ORDER BY line LIMIT 100`;
  list(listed, ...rows);
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM staged_lead WHERE reason IS NOT NULL`;
  return { ...listed, count };
}
