import type { CredentialStore } from "../../../../core/credential/credential-store.ts";
import type { Db } from "../../db.ts";

export function credentialStore(db: Db): CredentialStore {
  return {
    async get(mailboxId) {
      return db.credential.findUnique({
        where: { mailboxId },
        select: { keyId: true, sealed: true, version: true, refreshAt: true },
      });
    },
    async store(mailboxId, workspaceId, sealed, { after, at }) {
      if (after > 0) return this.renew(mailboxId, sealed, { after, at });
      const made = await db.credential.createMany({
        data: [{ mailboxId, workspaceId, ...sealed, updatedAt: at }],
        skipDuplicates: true,
      });
      return made.count === 1;
    },
    async renew(mailboxId, { keyId, sealed, refreshAt = null, endsAt = null }, { after, at }) {
      const stored = await db.credential.updateMany({
        where: { mailboxId, version: after },
        data: { version: after + 1, keyId, sealed, refreshAt, endsAt, updatedAt: at },
      });
      return stored.count === 1;
    },
    async lease(mailboxId, now, until) {
      const [row] = await db.credential.updateManyAndReturn({
        where: { mailboxId, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
        data: { leasedUntil: until, fence: { increment: 1 } },
      });
      return row ?? null;
    },
    async endLease(mailboxId, fence) {
      await db.credential.updateMany({ where: { mailboxId, fence }, data: { leasedUntil: null } });
    },
    async due(now, take) {
      const rows = await db.credential.findMany({
        where: { refreshAt: { lte: now }, mailbox: { state: { not: "disconnected" } } },
        orderBy: { refreshAt: "asc" },
        select: { mailboxId: true },
        take,
      });
      return rows.map((row) => row.mailboxId);
    },
    async postpone(mailboxId, version, refreshAt) {
      await db.credential.updateMany({ where: { mailboxId, version }, data: { refreshAt } });
    },
  };
}
