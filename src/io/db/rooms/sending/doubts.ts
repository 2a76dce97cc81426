import type { DoubtStore } from "../../../../core/sending/doubt-store.ts";
import type { Db } from "../../db.ts";
import { settledDoubts } from "./settled-doubts.ts";

export function doubtStore(db: Db): DoubtStore {
  return {
    of: (mailboxId) =>
      db.send.findMany({
        where: { mailboxId, state: "transmitting", claimedBy: null },
        select: {
          enrolmentId: true,
          step: true,
          workspaceId: true,
          campaignId: true,
          messageId: true,
          transmittingAt: true,
        },
        orderBy: { transmittingAt: "asc" },
      }),
    async witnesses(mailboxId, before, take) {
      const rows = await db.send.findMany({
        where: {
          mailboxId,
          state: "accepted",
          settledBy: { in: ["reply", "sent_folder"] },
          settledAt: { lt: before },
        },
        orderBy: { settledAt: "desc" },
        select: { messageId: true },
        take,
      });
      return rows.map((row) => row.messageId);
    },
    async mailboxes(take) {
      const rows = await db.send.findMany({
        where: { state: "transmitting", claimedBy: null },
        distinct: ["mailboxId"],
        select: { mailboxId: true },
        take,
      });
      return rows.map((row) => row.mailboxId);
    },
    ...settledDoubts(db),
  };
}
