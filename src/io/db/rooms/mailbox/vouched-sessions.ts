import type { VouchedSession, VouchedStore } from "../../../../core/vouched/vouched-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

const withLink = { link: { select: { mailboxId: true, incidentId: true } } } as const;
type Row = Prisma.VouchedSessionGetPayload<{ include: typeof withLink }>;

export function vouchedStore(db: Db): VouchedStore {
  const find = async (where: Prisma.VouchedSessionWhereUniqueInput) =>
    fromRow(await db.vouchedSession.findUnique({ where, include: withLink }));
  const settle = async (id: string, at: Date, data: { confirmedAt: Date } | { refusedAt: Date }) => {
    const { count } = await db.vouchedSession.updateMany({
      where: { id, openedAt: { not: null }, expiresAt: { gt: at }, confirmedAt: null, refusedAt: null },
      data,
    });
    return count === 1;
  };
  return {
    async add(session, createdAt) {
      const { id } = await db.vouchedSession.create({
        data: { ...session, createdAt },
        select: { id: true },
      });
      return id;
    },
    get: (id) => find({ id }),
    ofLink: (linkHash) => find({ linkHash }),
    async open(id, browserHash, openedAt, expiresAt) {
      const { count } = await db.vouchedSession.updateMany({
        where: { id, openedAt: null },
        data: { browserHash, openedAt, expiresAt },
      });
      return count === 1;
    },
    confirm: (id, at) => settle(id, at, { confirmedAt: at }),
    refuse: (id, at) => settle(id, at, { refusedAt: at }),
  };
}

function fromRow(row: Row | null): VouchedSession | null {
  if (row === null) return null;
  const { link, browserHash, expiresAt, createdAt: _created, openedAt: _opened, ...session } = row;
  return {
    ...session,
    ...link,
    opened: browserHash === null || expiresAt === null ? null : { browserHash, expiresAt },
  };
}
