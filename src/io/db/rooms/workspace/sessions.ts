import type { Holding, SessionStore } from "../../../../core/sign-in/session-store.ts";
import type { Db } from "../../db.ts";

const holds = ({ at, idleSince }: Holding) => ({ expiresAt: { gt: at }, seenAt: { gt: idleSince } });

export function sessionStore(db: Db): SessionStore {
  return {
    async add({ hash, at, ...session }) {
      await db.session.create({ data: { tokenHash: hash, createdAt: at, seenAt: at, ...session } });
    },
    async find(tokenHash, holding) {
      const row = await db.session.findUnique({
        where: { tokenHash, ...holds(holding) },
        include: { member: true, workspace: true },
      });
      if (row === null) return null;
      const { id, createdAt, seenAt, member, workspace } = row;
      return { member, workspace, session: { id, signedInAt: createdAt }, seenAt };
    },
    async saw(id, seenAt) {
      await db.session.updateMany({ where: { id, seenAt: { lt: seenAt } }, data: { seenAt } });
    },
    async ofMember(memberId, holding) {
      const rows = await db.session.findMany({
        where: { memberId, ...holds(holding) },
        orderBy: { seenAt: "desc" },
        select: { id: true, createdAt: true, seenAt: true, browser: true, network: true },
      });
      return rows.map(({ createdAt, ...row }) => ({ ...row, signedInAt: createdAt }));
    },
    async endByHash(tokenHash) {
      const select = { workspaceId: true, memberId: true };
      const row = await db.session.findUnique({ where: { tokenHash }, select });
      const { count } = await db.session.deleteMany({ where: { tokenHash } });
      return count === 0 ? null : row;
    },
    async end(memberId, id) {
      return (await db.session.deleteMany({ where: { id, memberId } })).count > 0;
    },
    async endAll(memberId) {
      return (await db.session.deleteMany({ where: { memberId } })).count;
    },
    async purge({ at, idleSince }) {
      const where = { OR: [{ expiresAt: { lte: at } }, { seenAt: { lte: idleSince } }] };
      return (await db.session.deleteMany({ where })).count;
    },
  };
}
