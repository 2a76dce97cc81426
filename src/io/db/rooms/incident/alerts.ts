import { type AlertStore, aboutIncident } from "../../../../core/alert/alert-store.ts";
import type { Destination } from "../../../../core/chat/destination.ts";
import { MESSAGE } from "../../../../core/chat/kept-message.ts";
import { LETTERS } from "../../../../core/chat/letter.ts";
import type { Db } from "../../db.ts";
import { keptMessageStore } from "../workspace/kept-messages.ts";

export function alertStore(db: Db): AlertStore {
  const of = (incidentId: string) => ({ aboutKind: "incident", aboutId: incidentId, part: MESSAGE });
  const standing = (incidentId: string, { platform, channel }: Destination) =>
    db.keptMessage.findFirst({
      where: { ...of(incidentId), platform, channel },
      select: { memberId: true, messageRef: true, postingAt: true, extraAt: true },
    });
  return {
    openOrGet: ({ workspaceId, incidentId, platform, channel, memberId }) =>
      keptMessageStore(db).openOrGet(workspaceId, aboutIncident(incidentId), {
        platform,
        channel,
        memberId: memberId ?? null,
      }),
    async inPerson(incidentId) {
      const rows = await db.keptMessage.findMany({
        where: { ...of(incidentId), platform: { not: LETTERS }, memberId: { not: null } },
        orderBy: { id: "asc" },
        select: { memberId: true, platform: true, deadWhy: true },
      });
      return rows.flatMap(({ memberId, platform, deadWhy }) =>
        memberId === null ? [] : [{ memberId, platform, dead: deadWhy !== null }],
      );
    },
    async told(incidentId) {
      const rows = await db.keptMessage.findMany({
        where: { ...of(incidentId), memberId: { not: null } },
        select: { memberId: true, platform: true, messageRef: true, deadWhy: true },
      });
      return rows.flatMap(({ memberId, platform, messageRef, deadWhy }) =>
        memberId === null
          ? []
          : [{ memberId, platform, delivered: messageRef !== null, dead: deadWhy !== null }],
      );
    },
    async ownerOf(incidentId, place) {
      const row = await standing(incidentId, place);
      if (!row?.memberId) return null;
      const begun = row.messageRef !== null || row.postingAt !== null || row.extraAt !== null;
      return { memberId: row.memberId, begun };
    },
    async dead(incidentId, { platform, channel }, deadWhy) {
      await db.keptMessage.updateMany({
        where: { ...of(incidentId), platform, channel },
        data: { deadWhy },
      });
    },
    async revive(workspaceId, platform) {
      await db.$executeRaw`
        UPDATE kept_message SET dead_why = NULL
        WHERE workspace_id = ${workspaceId}::uuid AND platform = ${platform}
          AND about_kind = 'incident' AND part = ${MESSAGE} AND dead_why IS NOT NULL
          AND EXISTS (SELECT 1 FROM incident WHERE incident.id = about_id AND incident.ended_at IS NULL)`;
    },
    async placeOf(incidentId, place) {
      return (await standing(incidentId, place))?.messageRef ?? null;
    },
    async beginThread(incidentId, { platform, channel }, threadAt) {
      const { count } = await db.keptMessage.updateMany({
        where: { ...of(incidentId), platform, channel, threadAt: null },
        data: { threadAt },
      });
      return count === 1;
    },
    async forgetPlace(incidentId, platform, messageRef) {
      const { count } = await db.keptMessage.updateMany({
        where: { ...of(incidentId), platform, messageRef },
        data: { messageRef: null, postingAt: null, shown: null, editRefusedAt: null },
      });
      return count > 0;
    },
  };
}
