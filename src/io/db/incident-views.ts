import type { Views } from "../../core/workspace/views.ts";
import type { Db } from "./store.ts";

/** An incident can hold ten thousand mailboxes; its card links to a few receipts only. */
const RECEIPTS_SHOWN = 5;

export function incidentViews(db: Db): Pick<Views, "incidents"> {
  return {
    async incidents(workspaceId, take) {
      const rows = await db.incident.findMany({
        where: { workspaceId },
        orderBy: [{ openedAt: "desc" }, { id: "desc" }],
        take,
        include: {
          disconnections: {
            where: { receipt: { isNot: null } },
            orderBy: { endedAt: "desc" },
            take: RECEIPTS_SHOWN,
            select: { id: true, mailbox: { select: { address: true } } },
          },
        },
      });
      return rows.map(({ id, openedAt, endedAt, disconnections }) => ({
        id,
        openedAt,
        endedAt,
        receipts: disconnections.map((each) => ({
          disconnectionId: each.id,
          address: each.mailbox.address,
        })),
      }));
    },
  };
}
