import type { LeadCounts } from "../../../../core/views/campaign-views.ts";
import type { LeadState } from "../../../../core/views/lead-views.ts";
import type { Db } from "../../db.ts";

export const NO_LEADS: LeadCounts = {
  waiting: 0,
  underWay: 0,
  finished: 0,
  unconfirmed: 0,
  held: 0,
  replied: 0,
  bounced: 0,
  opted_out: 0,
  rejected: 0,
  removed: 0,
  gone: 0,
};

/** Of several campaigns at once, from the kept sums: it costs the same for three leads and for a million. */
export async function leadCounts(db: Db, campaignIds: string[]): Promise<Map<string, LeadCounts>> {
  const rows = await db.$queryRaw<{ campaign_id: string; place: keyof LeadCounts; count: number }[]>`
    SELECT campaign_id, CASE
        WHEN state = 'active' THEN CASE WHEN next_step = 1 THEN 'waiting' ELSE 'underWay' END
        WHEN state = 'stopped' THEN stop_reason::text ELSE state::text END AS place, sum(leads)::int AS count
    FROM lead_count WHERE campaign_id = ANY(${campaignIds}::uuid[]) GROUP BY 1, 2`;
  const counts = new Map<string, LeadCounts>();
  for (const { campaign_id, place, count } of rows) {
    counts.set(campaign_id, { ...(counts.get(campaign_id) ?? NO_LEADS), [place]: count });
  }
  return counts;
}

/** @param state - null: all */
export async function leadsIn(db: Db, campaignId: string, state: LeadState | null): Promise<number> {
  const sum = await db.leadCount.aggregate({
    where: { campaignId, ...(state && { state }) },
    _sum: { leads: true },
  });
  return sum._sum.leads ?? 0;
}

/** Puts one row in the place of many that say the same. Rows that another process folds at the moment are left to it. */
export async function foldLeadCounts(db: Db): Promise<void> {
  await db.$executeRaw`
    WITH folded AS (
      DELETE FROM lead_count WHERE id IN (
        SELECT id FROM lead_count WHERE campaign_id IN (
          SELECT campaign_id FROM lead_count GROUP BY 1 HAVING count(*) > count(DISTINCT (state, stop_reason, next_step)))
        FOR UPDATE SKIP LOCKED)
      RETURNING *)
    INSERT INTO lead_count (campaign_id, state, stop_reason, next_step, leads)
    SELECT campaign_id, state, stop_reason, next_step, sum(leads)::int FROM folded GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0`;
}
