import { searchQuery } from "../../../../support/search/search-terms.ts";
import type { TicketFilter, TicketRow, TicketViews } from "../../../../support/ticket/ticket-views.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

export function ticketViews(db: Db): TicketViews {
  return {
    async list(workspaceId, filter, { skip, take }) {
      const where = whereOf(workspaceId, filter);
      const [ids, [{ total }]] = await Promise.all([
        db.$queryRaw<{ id: string }[]>`
          SELECT id FROM ticket WHERE ${where} ORDER BY changed_at DESC, id DESC LIMIT ${take} OFFSET ${skip}`,
        db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total FROM ticket WHERE ${where}`,
      ]);
      const rows = await db.ticket.findMany({
        where: { id: { in: ids.map(({ id }) => id) } },
        orderBy: [{ changedAt: "desc" }, { id: "desc" }],
        include: { assignee: { select: { id: true, name: true } }, _count: { select: { messages: true } } },
      });
      return { rows: rows.map(rowOf), total };
    },
    countOpen: (workspaceId) =>
      db.ticket.count({ where: { workspaceId, state: { in: ["new", "open"] }, mergedIntoId: null } }),
    people: (ticketId) =>
      db.ticketParticipant.findMany({
        where: { ticketId },
        orderBy: [{ since: "asc" }, { email: "asc" }],
        omit: { ticketId: true },
      }),
    async inboxes(workspaceId) {
      const rows = await db.supportInbox.findMany({
        where: { workspaceId },
        orderBy: { mailbox: { address: "asc" } },
        select: { mailboxId: true, mailbox: { select: { address: true } } },
      });
      return rows.map(({ mailboxId, mailbox }) => ({ mailboxId, address: mailbox.address }));
    },
    async inboxesOf(ticketId) {
      const rows = await db.mailbox.findMany({
        where: { supportMails: { some: { message: { ticketId } } } },
        orderBy: { address: "asc" },
        select: { address: true },
      });
      return rows.map(({ address }) => address);
    },
  };
}

type Row = Omit<TicketRow, "customer" | "messages"> & {
  customerName: string | null;
  customerEmail: string | null;
  _count: { messages: number };
};

const rowOf = ({ customerName, customerEmail, _count, ...row }: Row): TicketRow => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  state: row.state,
  priority: row.priority,
  tags: row.tags,
  verified: row.verified,
  gathered: row.gathered,
  openedAt: row.openedAt,
  changedAt: row.changedAt,
  answerDueAt: row.answerDueAt,
  answeredAt: row.answeredAt,
  snoozedUntil: row.snoozedUntil,
  customer: customerEmail === null ? null : { name: customerName ?? "", email: customerEmail },
  assignee: row.assignee,
  messages: _count.messages,
});

function whereOf(workspaceId: string, filter: TicketFilter): Prisma.Sql {
  const { state, assignee, inboxId, priority, tag, customer, search } = filter;
  const is = (condition: boolean, sql: () => Prisma.Sql) => (condition ? [sql()] : []);
  return Prisma.join(
    [
      Prisma.sql`workspace_id = ${workspaceId}::uuid AND merged_into_id IS NULL`,
      ...is(state === "unsolved", () => Prisma.sql`state <> 'solved'`),
      ...is(state !== null && state !== "unsolved", () => Prisma.sql`state::text = ${state}`),
      ...is(assignee === "none", () => Prisma.sql`assignee_id IS NULL`),
      ...(assignee !== null && assignee !== "none" ? [Prisma.sql`assignee_id = ${assignee.id}::uuid`] : []),
      ...is(
        inboxId !== null,
        () => Prisma.sql`EXISTS (
        SELECT FROM ticket_message message JOIN support_mail mail ON mail.message_id = message.id
        WHERE message.ticket_id = ticket.id AND mail.mailbox_id = ${inboxId}::uuid)`,
      ),
      ...is(priority !== null, () => Prisma.sql`priority::text = ${priority}`),
      ...is(customer !== null, () => Prisma.sql`customer_email = ${customer}`),
      ...is(tag !== null, () => Prisma.sql`${tag} = ANY(tags)`),
      ...is(search !== "", () => Prisma.sql`id IN (${foundBy(workspaceId, search)})`),
    ],
    " AND ",
  );
}

/** Tickets whose customer or participant has the address, that have the number, or one message with all the words. */
function foundBy(workspaceId: string, search: string): Prisma.Sql {
  const query = searchQuery(search);
  const address = search.toLowerCase();
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  return Prisma.join(
    [
      Prisma.sql`SELECT id FROM ticket WHERE workspace_id = ${workspaceId}::uuid AND customer_email = ${address}`,
      Prisma.sql`SELECT ticket_id FROM ticket_participant WHERE email = ${address}`,
      ...(number === undefined
        ? []
        : [
            Prisma.sql`SELECT id FROM ticket WHERE workspace_id = ${workspaceId}::uuid AND number = ${Number(number)}`,
          ]),
      ...(query === null
        ? []
        : [
            Prisma.sql`SELECT ticket_id FROM ticket_message
              WHERE workspace_id = ${workspaceId}::uuid AND array_to_tsvector(terms) @@ ${query}::tsquery`,
          ]),
    ],
    " UNION ALL ",
  );
}
