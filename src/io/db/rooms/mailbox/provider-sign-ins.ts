import type { OAuthProviderName } from "../../../../core/mailbox/oauth-port.ts";
import type { MailServer } from "../../../../core/mailbox/server.ts";
import type {
  ProviderSignInStore,
  SignInPurpose,
} from "../../../../core/provider-sign-in/provider-sign-in-store.ts";
import type { Db } from "../../db.ts";
import { Prisma, type ProviderSignIn as Row } from "../../generated/client.ts";

export function providerSignInStore(db: Db): ProviderSignInStore {
  return {
    async add(stateHash, { sealed: { keyId, sealed }, purpose, ...signIn }, createdAt) {
      if (purpose.kind === "install") {
        await db.providerSignIn.create({ data: { ...signIn, stateHash, keyId, sealed, createdAt } });
        return;
      }
      const { kind: _, address, ...more } = purpose;
      const server = purpose.kind === "add" && purpose.server !== null ? purpose.server : Prisma.DbNull;
      await db.providerSignIn.create({
        data: { ...signIn, ...more, stateHash, keyId, sealed, address, server, createdAt },
      });
    },
    async get(stateHash) {
      const row = await db.providerSignIn.findUnique({ where: { stateHash } });
      if (row === null) return null;
      const { workspaceId, memberId, browserHash, keyId, sealed, expiresAt, spentAt } = row;
      const there = { workspaceId, memberId, browserHash, expiresAt, spentAt, sealed: { keyId, sealed } };
      return row.address === null
        ? { ...there, provider: row.provider, purpose: { kind: "install" } }
        : { ...there, provider: row.provider as OAuthProviderName, purpose: purposeOf(row.address, row) };
    },
    async spend(stateHash, now) {
      const spent = await db.providerSignIn.updateMany({
        where: { stateHash, spentAt: null, expiresAt: { gt: now } },
        data: { spentAt: now },
      });
      return spent.count === 1;
    },
    async forget(before) {
      await db.providerSignIn.deleteMany({ where: { expiresAt: { lt: before } } });
    },
  };
}

function purposeOf(address: string, { server, mailboxId, incidentId, linkHash }: Row): SignInPurpose {
  return mailboxId !== null && incidentId !== null && linkHash !== null
    ? { kind: "reconnect", address, mailboxId, incidentId, linkHash }
    : { kind: "add", address, server: server as MailServer | null };
}
