import type { HistoryEvent, HistoryStore } from "../../../../core/workspace/history-store.ts";
import type { Db } from "../../db.ts";
import type { Event } from "../../generated/client.ts";

export function historyStore(db: Db): HistoryStore {
  const newest = { orderBy: [{ at: "desc" as const }, { id: "desc" as const }] };
  return {
    tellsPages: true,
    async add(workspaceId, ...events) {
      await db.event.createMany({
        data: events.map(({ kind, campaignId, mailboxId, memberId, data, at }) => ({
          workspaceId,
          kind,
          campaignId: campaignId ?? null,
          mailboxId: mailboxId ?? null,
          memberId: memberId ?? null,
          data: data ?? {},
          at,
        })),
      });
    },
    ofCampaign: async (campaignId, take) =>
      (await db.event.findMany({ where: { campaignId }, take, ...newest })).map(fromRow),
    ofMailbox: async (mailboxId, take) =>
      (await db.event.findMany({ where: { mailboxId }, take, ...newest })).map(fromRow),
    recent: async (workspaceId, take) =>
      (await db.event.findMany({ where: { workspaceId }, take, ...newest })).map(fromRow),
    ofSuppressions: async (workspaceId, email, take) => {
      const kind = { in: ["suppression-added", "suppression-lifted"] };
      const ofAddress = email === null ? {} : { data: { path: ["email"], equals: email } };
      return (await db.event.findMany({ where: { workspaceId, kind, ...ofAddress }, take, ...newest })).map(
        fromRow,
      );
    },
  };
}

function fromRow(row: Event): HistoryEvent {
  return {
    kind: row.kind,
    ...(row.campaignId && { campaignId: row.campaignId }),
    ...(row.mailboxId && { mailboxId: row.mailboxId }),
    ...(row.memberId && { memberId: row.memberId }),
    data: row.data as NonNullable<HistoryEvent["data"]>,
    at: row.at,
  };
}
