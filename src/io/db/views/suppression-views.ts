import type { Suppression } from "../../../core/lead/suppression.ts";
import { quoteWords } from "../../../core/suppression/quote-words.ts";
import type { SuppressionViews } from "../../../core/views/suppression-views.ts";
import type { Db } from "../db.ts";
import { Prisma } from "../generated/client.ts";
import { suppresses } from "../rooms/campaign/suppresses.ts";
import { mailFromRow } from "../rooms/campaign/suppressing-mail.ts";

/** An address has at most 254 characters; nothing longer is found. */
const LONGEST_SEARCH = 300;
const MOST_SPELLINGS = 20;

export function suppressionViews(db: Db): SuppressionViews {
  return {
    async list(workspaceId, { search, reason }, { skip, take }) {
      const part = quoteWords(search, LONGEST_SEARCH)?.toLowerCase() ?? "";
      // The wildcards of LIKE are letters of addresses.
      const email = { contains: part.replace(/[\\%_]/g, "\\$&") };
      const where = { workspaceId, ...(part !== "" && { email }), ...(reason !== null && { reason }) };
      const [rows, total] = await Promise.all([
        db.suppression.findMany({
          where,
          include: ROW,
          orderBy: [{ at: "desc" }, { email: "asc" }],
          skip,
          take,
        }),
        db.suppression.count({ where }),
      ]);
      return { rows: rows.map(fromRow), total };
    },
    async get(workspaceId, email) {
      if (quoteWords(email, LONGEST_SEARCH) !== email) return null;
      const key = { workspaceId, email };
      const row = await db.suppression.findUnique({ where: { workspaceId_email: key }, include: ROW });
      return row && fromRow(row);
    },
    async matching(workspaceId, email) {
      if (quoteWords(email, LONGEST_SEARCH) !== email) return [];
      const found = await db.$queryRaw<{ email: string }[]>`SELECT suppression.email
        FROM (SELECT ${email}::text AS email, address_key(${email}::text) AS match_key) asked
        JOIN suppression ON suppression.workspace_id = ${workspaceId}::uuid AND ${suppresses(Prisma.sql`asked`)}
        ORDER BY suppression.email = asked.email DESC, suppression.email LIMIT ${MOST_SPELLINGS}`;
      const emails = found.map((one) => one.email);
      const rows = await db.suppression.findMany({
        where: { workspaceId, email: { in: emails } },
        include: ROW,
      });
      return rows.map(fromRow).toSorted((a, b) => emails.indexOf(a.email) - emails.indexOf(b.email));
    },
  };
}

/** For which suppressed address each of these leads is never written to. */
export async function suppressedAs(db: Db, leadIds: string[]): Promise<ReadonlyMap<string, string>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; email: string }[]>`
    SELECT DISTINCT ON (lead.id) lead.id, suppression.email FROM lead
    JOIN suppression ON suppression.workspace_id = lead.workspace_id AND ${suppresses(Prisma.sql`lead`)}
    WHERE lead.id = ANY(${leadIds}::uuid[])
    ORDER BY lead.id, suppression.email = lead.email DESC, suppression.email`;
  return new Map(rows.map(({ id, email }) => [id, email]));
}

const ROW = {
  mailbox: { select: { id: true, address: true } },
  campaign: { select: { id: true, name: true } },
  member: { select: { id: true, name: true } },
} satisfies Prisma.SuppressionInclude;

function fromRow(row: Prisma.SuppressionGetPayload<{ include: typeof ROW }>): Suppression {
  const { email, reason, at, source, mailbox, campaign, member, messageId, subject, author, words } = row;
  const mail = mailFromRow({ messageId, subject, author });
  return { email, reason, at, source, mailbox, campaign, member, mail, words };
}
