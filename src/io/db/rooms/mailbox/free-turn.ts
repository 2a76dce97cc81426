import { Prisma } from "../../generated/client.ts";

/** Between two looks at one host. A look may sign in at both of its servers. */
export const APART = Prisma.sql`interval '2 seconds'`;

/** The first moment from `base` on at which no other mailbox of this host has its turn. */
export const freeTurn = (id: string, host: string, base: Prisma.Sql) => Prisma.sql`(
  SELECT turn.at + ${APART} FROM (
    SELECT taken.at, lead(taken.at) OVER (ORDER BY taken.at) AS next FROM (
      SELECT ${base} - ${APART} AS at
      UNION ALL SELECT held_until FROM mailbox
        WHERE held_host = ${host} AND id <> ${id}::uuid AND held_until > ${base} - ${APART}
    ) taken
  ) turn
  WHERE turn.next IS NULL OR turn.next >= turn.at + 2 * ${APART}
  ORDER BY turn.at LIMIT 1)`;
