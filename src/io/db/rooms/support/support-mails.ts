import type { SupportMailStore } from "../../../../support/inbox/support-mail-store.ts";
import type { Db } from "../../db.ts";

export function supportMailStore(db: Db): SupportMailStore {
  return {
    async add({ id: mailboxId, workspaceId }, mails, storedAt) {
      const data = mails.map(({ folder: path, kind: folder, ...mail }) => {
        return { ...mail, path, folder, mailboxId, workspaceId, storedAt };
      });
      return (await db.supportMail.createMany({ data, skipDuplicates: true })).count;
    },
    async waiting(mailboxId) {
      const { _count, _min } = await db.supportMail.aggregate({
        where: { mailboxId, understoodAt: null },
        _count: true,
        _min: { storedAt: true },
      });
      return { mails: _count, since: _min.storedAt };
    },
  };
}
