import type { SendStore } from "../../../../core/sending/send-store.ts";
import type { Db } from "../../db.ts";
import { claimSends } from "./claim-sends.ts";
import { recordSends } from "./record-sends.ts";

export function sendStore(db: Db): SendStore {
  return {
    ...claimSends(db),
    ...recordSends(db),

    steps: (campaignId) =>
      db.step.findMany({
        where: { campaignId },
        orderBy: { position: "asc" },
        select: { position: true, delaySeconds: true, subject: true, text: true, html: true },
      }),
    campaignOf: (id) =>
      db.enrolment.findUnique({ where: { id }, select: { campaignId: true, workspaceId: true } }),

    async finishCampaigns(at) {
      // Two statements, so that the second sees what an import that held a campaign's lock has brought in.
      const running = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM campaign WHERE state = 'running' FOR UPDATE SKIP LOCKED`;
      return db.$queryRaw`
        UPDATE campaign SET state = 'finished', finished_at = ${at}
        WHERE id = ANY(${running.map((campaign) => campaign.id)}::uuid[])
          AND EXISTS (SELECT FROM enrolment WHERE enrolment.campaign_id = campaign.id)
          AND NOT EXISTS (SELECT FROM enrolment WHERE enrolment.campaign_id = campaign.id
            AND enrolment.state IN ('active', 'unconfirmed', 'held'))
        RETURNING id AS "campaignId", workspace_id AS "workspaceId"`;
    },
  };
}
