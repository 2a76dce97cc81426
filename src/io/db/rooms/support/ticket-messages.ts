import type { TicketMessage } from "../../../../support/ticket/ticket-message.ts";
import type { TicketMessageStore } from "../../../../support/ticket/ticket-message-store.ts";
import type { Db } from "../../db.ts";

const SHOWN = {
  id: true,
  ticketId: true,
  author: true,
  memberId: true,
  fromName: true,
  fromEmail: true,
  fromHeader: true,
  verified: true,
  subject: true,
  text: true,
  reply: true,
  masked: true,
  hasHtml: true,
  spam: true,
  automatic: true,
  trouble: true,
  rawId: true,
  identity: true,
  at: true,
} as const;

type Row = Omit<TicketMessage, "isMail"> & { identity: Uint8Array | null };

export function ticketMessageStore(db: Db): TicketMessageStore {
  return {
    async ofTicket(ticketId, { skip, take }) {
      const where = { ticketId };
      const [rows, total] = await Promise.all([
        db.ticketMessage.findMany({
          where,
          select: SHOWN,
          orderBy: [{ at: "asc" }, { id: "asc" }],
          skip,
          take,
        }),
        db.ticketMessage.count({ where }),
      ]);
      return { rows: rows.map(messageOf), total };
    },
    async get(id) {
      const row = await db.ticketMessage.findUnique({ where: { id }, select: SHOWN });
      return row && messageOf(row);
    },
    async attachments(messageIds) {
      const rows = await db.ticketAttachment.findMany({
        where: { messageId: { in: messageIds } },
        orderBy: [{ messageId: "asc" }, { place: "asc" }],
      });
      return rows.map(({ hash, ...row }) => ({ ...row, hash: Buffer.from(hash).toString("hex") }));
    },
    async addNote({ text, ...note }) {
      const added = {
        ...note,
        text,
        reply: text,
        author: "internal",
        fromHeader: "none",
        verified: true,
      } as const;
      const { count } = await db.ticketMessage.createMany({ data: [added], skipDuplicates: true });
      return count === 1;
    },
    unsearchable: (take) =>
      db.$queryRaw`
        SELECT id, subject, text, from_name AS "fromName", from_email AS "fromEmail" FROM ticket_message
        WHERE terms = '{}' LIMIT ${take}`,
    async makeSearchable(id, terms) {
      await db.ticketMessage.updateMany({ where: { id }, data: { terms } });
    },
  };
}

const messageOf = ({ identity, ...row }: Row): TicketMessage => ({ ...row, isMail: identity !== null });
