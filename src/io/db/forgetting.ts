import type { ForgettingStore } from "../../core/lead/forgetting-store.ts";
import { searchQuery } from "../../support/search/search-terms.ts";
import type { Db } from "./db.ts";
import { eraseTexts } from "./erase-texts.ts";
import { forgetCustomer } from "./forget-customer.ts";

/** First half of the two-part advisory lock key: "FORG". */
const IMPORTS = 0x464f5247;

export function forgettingStore(db: Db): ForgettingStore {
  return {
    async lock(workspaceId) {
      await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${IMPORTS}::int, hashtext(${workspaceId}))`;
    },
    async keepOut(workspaceId) {
      await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock_shared(${IMPORTS}::int, hashtext(${workspaceId}))`;
    },
    async keyOf(address) {
      const [row] = await db.$queryRaw<[{ key: string }]>`SELECT address_key(${address}) AS key`;
      return row.key;
    },
    async remember(workspaceId, hash, at) {
      await db.forgottenLead.createMany({
        data: [{ workspaceId, hash: Buffer.from(hash, "hex"), at }],
        skipDuplicates: true,
      });
    },
    async hasAny(workspaceId) {
      return (await db.forgottenLead.findFirst({ where: { workspaceId }, select: { at: true } })) !== null;
    },
    async among(workspaceId, hashes) {
      const rows = await db.forgottenLead.findMany({
        where: { workspaceId, hash: { in: hashes.map((hash) => Buffer.from(hash, "hex")) } },
        select: { hash: true },
      });
      return rows.map(({ hash }) => Buffer.from(hash).toString("hex"));
    },
    erase: (workspaceId, key, at) => erase(db, workspaceId, key, at),
  };
}

/** Takes every trace of an address out of a workspace, in the transaction that it is given. */
async function erase(
  db: Db,
  workspaceId: string,
  key: string,
  at: Date,
): ReturnType<ForgettingStore["erase"]> {
  const leads = await db.$queryRaw<{ id: string; email: string }[]>`
        SELECT id, email FROM lead WHERE workspace_id = ${workspaceId}::uuid AND match_key = ${key} FOR UPDATE`;
  const ids = leads.map(({ id }) => id);
  const enrolments = (
    await db.enrolment.findMany({ where: { leadId: { in: ids } }, select: { id: true } })
  ).map(({ id }) => id);
  const ended = await db.enrolment.updateMany({
    where: { id: { in: enrolments }, state: { in: ["active", "held", "unconfirmed"] } },
    data: { state: "stopped", stopReason: "removed", stoppedAt: at },
  });
  const theirs = { enrolmentId: { in: enrolments } };
  await db.send.updateMany({ where: theirs, data: { reply: null } });
  await db.refusal.updateMany({ where: theirs, data: { line: "" } });
  // They stay countable: bounces of a campaign are. A Message-ID has its author's domain, and often more.
  const mails = await db.$executeRaw`
        UPDATE inbound_mail SET message_id = 'forgotten ' || gen_random_uuid(), content = '', recipient = NULL, said = NULL
        WHERE enrolment_id = ANY(${enrolments}::uuid[])
          OR workspace_id = ${workspaceId}::uuid AND address_key(recipient) = ${key}`;
  await db.$executeRaw`
        UPDATE lead SET email = 'forgotten-' || id || '@lead.invalid', fields = '{}', successor = NULL
        WHERE id = ANY(${ids}::uuid[])`;
  await db.$executeRaw`
        UPDATE lead SET successor = NULL
        WHERE workspace_id = ${workspaceId}::uuid AND address_key(successor->>'address') = ${key}`;
  const suppressions = await db.$queryRaw<{ email: string }[]>`
        DELETE FROM suppression WHERE workspace_id = ${workspaceId}::uuid AND match_key = ${key} RETURNING email`;
  const questions = await db.$queryRaw<{ id: string; email: string }[]>`
        WITH theirs AS (
          SELECT id, email FROM opt_out_question
          WHERE workspace_id = ${workspaceId}::uuid AND address_key(email) = ${key} FOR UPDATE
        )
        UPDATE opt_out_question question SET email = 'a forgotten lead', sentence = '', message_id = NULL, subject = NULL,
          author = NULL, answered_at = coalesce(answered_at, ${at})
        FROM theirs WHERE question.id = theirs.id RETURNING question.id, theirs.email`;
  await db.$executeRaw`
        UPDATE brake SET test_email = NULL, test_line = NULL
        WHERE workspace_id = ${workspaceId}::uuid AND address_key(test_email) = ${key}`;
  const spellings = new Set([
    ...[...leads, ...suppressions, ...questions].map(({ email }) => email),
    ...(await forgetCustomer(db, workspaceId, key)),
  ]);
  await db.$executeRaw`
        UPDATE ticket_message SET terms = '{}'
        WHERE workspace_id = ${workspaceId}::uuid AND array_to_tsvector(terms) @@ ${searchQuery(key)}::tsquery`;
  const texts = await eraseTexts(db, workspaceId, [...spellings.add(key)]);
  return {
    leads: leads.length,
    ended: ended.count,
    mails,
    suppressions: suppressions.length,
    questions: questions.length,
    texts,
    questionIds: questions.map(({ id }) => id),
  };
}
