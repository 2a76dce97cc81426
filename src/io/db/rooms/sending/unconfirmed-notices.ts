import type { UnconfirmedNotice, UnconfirmedStore } from "../../../../core/unconfirmed/unconfirmed-store.ts";
import type { Db } from "../../db.ts";
import { WAITS } from "./unconfirmed-waits.ts";

/** First half of the two-part advisory lock key: "UNCO". */
const TURN = 0x554e434f;

/** The notices that ask a person about unconfirmed sends. */
export function unconfirmedNotices(
  db: Db,
): Pick<UnconfirmedStore, "note" | "get" | "open" | "openOf" | "outdated"> {
  return {
    async note(mailboxId, at) {
      // One after the other: each sees what the one before it has settled.
      await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${TURN}::int, hashtext(${mailboxId}))`;
      const [changed] = await db.$queryRaw<{ id: string; workspaceId: string }[]>`
        WITH now AS (
          SELECT mailbox.id, mailbox.workspace_id, mailbox.owner_id, waiting.sends, waiting.since
          FROM mailbox CROSS JOIN LATERAL (
            SELECT count(*)::int AS sends, min(send.settled_at) AS since
            FROM send JOIN enrolment ON enrolment.id = send.enrolment_id
            WHERE send.mailbox_id = mailbox.id AND ${WAITS}) waiting
          WHERE mailbox.id = ${mailboxId}::uuid
        ), ended AS (
          UPDATE unconfirmed_notice notice SET ended_at = ${at}, sends = 0 FROM now
          WHERE notice.mailbox_id = now.id AND notice.ended_at IS NULL AND now.sends = 0
          RETURNING notice.id, notice.workspace_id
        ), opened AS (
          INSERT INTO unconfirmed_notice AS notice (id, workspace_id, mailbox_id, sends, owner_id, since)
          SELECT gen_random_uuid(), workspace_id, id, sends, owner_id, coalesce(since, ${at}) FROM now WHERE sends > 0
          ON CONFLICT (mailbox_id) WHERE ended_at IS NULL
          DO UPDATE SET sends = EXCLUDED.sends, owner_id = EXCLUDED.owner_id
            WHERE (notice.sends, notice.owner_id) IS DISTINCT FROM (EXCLUDED.sends, EXCLUDED.owner_id)
          RETURNING id, workspace_id
        )
        SELECT id, workspace_id AS "workspaceId" FROM ended UNION ALL SELECT id, workspace_id FROM opened`;
      return changed ?? null;
    },
    async get(id) {
      const row = await db.unconfirmedNotice.findUnique({
        where: { id },
        include: { mailbox: { select: { id: true, address: true, ownerId: true } } },
      });
      if (row === null) return null;
      const campaigns = await db.$queryRaw<UnconfirmedNotice["campaigns"]>`
        SELECT campaign.name, count(*)::int AS sends
        FROM send JOIN enrolment ON enrolment.id = send.enrolment_id JOIN campaign ON campaign.id = send.campaign_id
        WHERE send.mailbox_id = ${row.mailboxId}::uuid AND ${WAITS}
        GROUP BY campaign.id ORDER BY 2 DESC, 1`;
      const { workspaceId, mailbox, since, endedAt } = row;
      return { id, workspaceId, mailbox, sends: row.sends, campaigns, since, endedAt };
    },
    async open(workspaceId, take) {
      const rows = await db.unconfirmedNotice.findMany({
        where: { workspaceId, endedAt: null },
        orderBy: { since: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    async openOf(mailboxId) {
      const row = await db.unconfirmedNotice.findFirst({
        where: { mailboxId, endedAt: null },
        select: { id: true },
      });
      return row?.id ?? null;
    },
    async outdated(take) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT mailbox.id FROM (
          SELECT send.mailbox_id, count(*)::int AS sends FROM send JOIN enrolment ON enrolment.id = send.enrolment_id
          WHERE ${WAITS} GROUP BY send.mailbox_id
        ) waiting
        FULL JOIN (SELECT * FROM unconfirmed_notice WHERE ended_at IS NULL) notice USING (mailbox_id)
        JOIN mailbox ON mailbox.id = mailbox_id
        WHERE notice.sends IS DISTINCT FROM waiting.sends OR notice.owner_id IS DISTINCT FROM mailbox.owner_id
        LIMIT ${take}`;
      return rows.map(({ id }) => id);
    },
  };
}
