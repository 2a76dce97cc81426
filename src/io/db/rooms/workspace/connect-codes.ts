import type { ConnectCodeStore } from "../../../../core/connect-code/connect-code-store.ts";
import type { Db } from "../../db.ts";
import { member } from "./member-row.ts";

export function connectCodeStore(db: Db): ConnectCodeStore {
  return {
    async replace({ hash: codeHash, workspaceId, memberId, expiresAt }) {
      const now = { codeHash, expiresAt };
      await db.connectCode.upsert({
        where: { memberId },
        create: { memberId, workspaceId, ...now },
        update: now,
      });
    },
    async find(codeHash, now) {
      const row = await db.connectCode.findUnique({
        where: { codeHash, expiresAt: { gt: now } },
        select: { member: { select: member } },
      });
      return row?.member ?? null;
    },
    async spend(codeHash, now) {
      const { count } = await db.connectCode.deleteMany({ where: { codeHash, expiresAt: { gt: now } } });
      return count === 1;
    },
  };
}
