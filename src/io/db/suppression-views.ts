import { quoteWords } from "../../core/campaign/quote-words.ts";
import type { Suppression } from "../../core/campaign/suppression.ts";
import type { Views } from "../../core/workspace/views.ts";
import { Prisma } from "./generated/client.ts";
import type { Db } from "./store.ts";
import { mailFromRow } from "./suppressing-mail.ts";

/** An address has at most 254 characters; nothing longer is found. */
const LONGEST_SEARCH = 300;

export function suppressionViews(db: Db): Pick<Views, "suppressions" | "suppression"> {
  return {
    async suppressions(workspaceId, { search, reason }, { skip, take }) {
      const part = quoteWords(search, LONGEST_SEARCH)?.toLowerCase() ?? null;
      // Not LIKE: its wildcards are letters of addresses.
      const where = Prisma.sql`workspace_id = ${workspaceId}::uuid
        ${part === null ? Prisma.empty : Prisma.sql`AND strpos(email, ${part}) > 0`}
        ${reason === null ? Prisma.empty : Prisma.sql`AND reason = ${reason}::"SuppressionReason"`}`;
      const [found, counted] = await Promise.all([
        db.$queryRaw<{ email: string }[]>`SELECT email FROM suppression WHERE ${where}
          ORDER BY at DESC, email OFFSET ${skip} LIMIT ${take}`,
        db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM suppression WHERE ${where}`,
      ]);
      const rows = await db.suppression.findMany({
        where: { workspaceId, email: { in: found.map(({ email }) => email) } },
        include: ROW,
        orderBy: [{ at: "desc" }, { email: "asc" }],
      });
      return { rows: rows.map(fromRow), total: Number(counted[0]?.total ?? 0) };
    },
    async suppression(workspaceId, email) {
      if (quoteWords(email, LONGEST_SEARCH) !== email) return null;
      const key = { workspaceId, email };
      const row = await db.suppression.findUnique({ where: { workspaceId_email: key }, include: ROW });
      return row && fromRow(row);
    },
  };
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
