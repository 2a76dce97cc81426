import type { ChoiceOf, ChosenServerStore } from "../../core/mailbox/chosen-server-store.ts";
import type { MailServer } from "../../core/mailbox/server.ts";
import type { Db } from "./db.ts";

const keyOf = ({ memberId, provider, address }: ChoiceOf) => ({ memberId, provider, address });

export function chosenServerStore(db: Db): ChosenServerStore {
  return {
    async keep(of, server, createdAt, expiresAt) {
      const key = keyOf(of);
      await db.chosenServer.upsert({
        where: { memberId_provider_address: key },
        create: { ...key, server, createdAt, expiresAt },
        update: { server, createdAt, expiresAt },
      });
    },
    async get(of, now) {
      const row = await db.chosenServer.findFirst({ where: { ...keyOf(of), expiresAt: { gt: now } } });
      return row === null ? null : (row.server as MailServer);
    },
    async drop(of) {
      await db.chosenServer.deleteMany({ where: keyOf(of) });
    },
    async forget(before) {
      await db.chosenServer.deleteMany({ where: { expiresAt: { lt: before } } });
    },
  };
}
