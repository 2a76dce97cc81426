import type { SuppressionStore } from "../../core/campaign/suppression-store.ts";
import type { Db } from "./store.ts";

export function suppressionStore(db: Db): SuppressionStore {
  return {
    async add(workspaceId, email, reason, at) {
      const data = [{ workspaceId, email, reason, at }];
      return (await db.suppression.createMany({ data, skipDuplicates: true })).count === 1;
    },
    async stopLead(workspaceId, email, stopReason, stoppedAt) {
      const stopped = await db.enrolment.updateManyAndReturn({
        where: { workspaceId, lead: { email }, state: { not: "stopped" } },
        data: { state: "stopped", stopReason, stoppedAt },
        select: { id: true, campaignId: true },
      });
      return stopped.map(({ id, campaignId }) => ({ enrolmentId: id, campaignId }));
    },
    async leadOf(enrolmentId) {
      const row = await db.enrolment.findUnique({
        where: { id: enrolmentId },
        select: { workspaceId: true, lead: true },
      });
      return row && { workspaceId: row.workspaceId, email: row.lead.email };
    },
  };
}
