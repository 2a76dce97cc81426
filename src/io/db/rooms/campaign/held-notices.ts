import type { HeldInCampaign, HeldNoticeStore } from "../../../../core/held-leads/held-notice-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

const OWNERS_TOLD = 5;

export function heldNoticeStore(db: Db): HeldNoticeStore {
  return {
    waiting: (limit) => waiting(db, Prisma.sql`true`, limit),
    async waitingIn(campaignId) {
      const [held] = await waiting(db, Prisma.sql`enrolment.campaign_id = ${campaignId}::uuid`, 1);
      return held ?? null;
    },
    async note({ workspaceId, campaignId, leads, at }) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        INSERT INTO held_notice (id, workspace_id, campaign_id, since, leads)
        VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${campaignId}::uuid, ${at}, ${leads})
        ON CONFLICT (campaign_id) WHERE ended_at IS NULL
        DO UPDATE SET leads = EXCLUDED.leads WHERE held_notice.leads <> EXCLUDED.leads
        RETURNING id`;
      return rows[0]?.id ?? null;
    },
    async get(id) {
      const row = await db.heldNotice.findUnique({
        where: { id },
        include: { campaign: { select: { name: true } } },
      });
      if (row === null) return null;
      const { workspaceId, campaignId, since, endedAt } = row;
      return { id, workspaceId, campaignId, campaignName: row.campaign.name, since, endedAt };
    },
    async open(workspaceId, take) {
      const rows = await db.heldNotice.findMany({
        where: { workspaceId, endedAt: null },
        orderBy: { since: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    endOthers: (campaignIds, endedAt) =>
      db.heldNotice.updateManyAndReturn({
        where: { endedAt: null, campaignId: { notIn: campaignIds } },
        data: { endedAt },
        select: { id: true, workspaceId: true },
      }),
  };
}

/** From an index of their own: leads that were ever held are few. */
async function waiting(db: Db, which: Prisma.Sql, limit: number): Promise<HeldInCampaign[]> {
  const rows = await db.$queryRaw<
    { workspaceId: string; campaignId: string; refused: number; reported: number; ownerIds: string[] }[]
  >`
    SELECT enrolment.workspace_id AS "workspaceId", enrolment.campaign_id AS "campaignId",
      count(*) FILTER (WHERE held_for = 'message_refused')::int AS refused,
      count(*) FILTER (WHERE held_for = 'refused_by_report')::int AS reported,
      (array_agg(DISTINCT mailbox.owner_id))[1:${OWNERS_TOLD}::int] AS "ownerIds"
    FROM enrolment JOIN mailbox ON mailbox.id = enrolment.mailbox_id
    WHERE held_for IS NOT NULL AND held_for IN ('message_refused', 'refused_by_report')
      AND enrolment.state = 'held' AND ${which}
    GROUP BY 1, 2 ORDER BY 2 LIMIT ${limit}`;
  return rows.map(({ refused, reported, ...row }) => ({
    ...row,
    leads: { message_refused: refused, refused_by_report: reported },
  }));
}
