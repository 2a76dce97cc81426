import type { Receipt } from "../../../../core/receipt/receipt.ts";
import type { ReceiptStore, ReceiptSum, StoredReceipt } from "../../../../core/receipt/receipt-store.ts";
import type { Db } from "../../db.ts";
import type { Receipt as Row } from "../../generated/client.ts";

export function receiptStore(db: Db): ReceiptStore {
  return {
    async add(receipt) {
      await db.receipt.create({ data: receipt });
    },
    async get(disconnectionId) {
      const row = await db.receipt.findUnique({ where: { disconnectionId } });
      return row && fromRow(row);
    },
    async sumOf(incidentId) {
      const [row] = await db.$queryRaw<[Omit<ReceiptSum, "leads"> & ReceiptSum["leads"]]>`
        SELECT count(*)::int AS receipts,
          coalesce(sum((body->'leads'->>'before')::int), 0)::int AS before,
          coalesce(sum((body->'leads'->>'after')::int), 0)::int AS after,
          count(*) FILTER (WHERE NOT (body->>'everyLeadAccountedFor')::bool)::int AS "notAccountedFor",
          coalesce(sum((body->>'sentTwice')::int), 0)::int AS "sentTwice",
          coalesce(sum(jsonb_array_length(body->'inDoubt')), 0)::int AS "inDoubt",
          coalesce(sum((body->'backlog'->>'waiting')::int), 0)::int AS waiting
        FROM receipt JOIN disconnection ON disconnection.id = receipt.disconnection_id
        WHERE disconnection.incident_id = ${incidentId}::uuid`;
      const { before, after, ...sum } = row;
      return { ...sum, leads: { before, after } };
    },
    async lastLink(workspaceId) {
      await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
      const last = await db.receipt.findFirst({ where: { workspaceId }, orderBy: { number: "desc" } });
      return last === null ? { number: 0, hash: "" } : { number: last.number, hash: last.hash };
    },
    async chain(workspaceId, after, take) {
      const rows = await db.receipt.findMany({
        where: { workspaceId, number: { gt: after } },
        orderBy: { number: "asc" },
        take,
      });
      return rows.map(fromRow);
    },
  };
}

const fromRow = ({ body, ...row }: Row): StoredReceipt => ({ ...row, body: body as Receipt });
