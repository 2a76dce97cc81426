import type { InboundStore } from "../../../../core/inbound/inbound-store.ts";
import type { Db } from "../../db.ts";
import { inboundMatches } from "./inbound-matches.ts";

/** Clocks differ, and IMAP servers date mails by their own. */
const MARGIN_MS = 24 * 60 * 60_000;

export function inboundStore(db: Db): InboundStore {
  return {
    async readFrom(id) {
      const { readAt, createdAt } = await db.mailbox.findUniqueOrThrow({ where: { id } });
      if (readAt === null) return createdAt;
      // A folder that could not be read for days is still to be read from then on.
      const { _min } = await db.unreadFolder.aggregate({ where: { mailboxId: id }, _min: { since: true } });
      const last = Math.min(readAt.getTime(), _min.since?.getTime() ?? readAt.getTime());
      return new Date(Math.max(last - MARGIN_MS, createdAt.getTime()));
    },
    ...inboundMatches(db),
    async note({ id: mailboxId, workspaceId }, mails) {
      if (mails.length === 0) return [];
      // Noted before contents were: the Message-ID alone says that it is the same.
      const old = await db.inboundMail.findMany({
        where: { mailboxId, content: "", messageId: { in: mails.map(({ messageId }) => messageId) } },
        select: { messageId: true },
      });
      const known = new Set(old.map(({ messageId }) => messageId));
      return db.inboundMail.createManyAndReturn({
        data: mails
          .filter(({ messageId }) => !known.has(messageId))
          .map((mail) => ({ mailboxId, workspaceId, ...mail })),
        skipDuplicates: true,
        select: { messageId: true, content: true },
      });
    },
    async softBounces(enrolmentId) {
      const where = { enrolmentId, kind: "soft_bounce" as const };
      return (await db.inboundMail.groupBy({ by: ["step"], where })).length;
    },
    async keepSuccessor(enrolmentId, successor) {
      await db.lead.updateMany({ where: { enrolments: { some: { id: enrolmentId } } }, data: { successor } });
    },
    async stop(id, stopReason, stoppedAt) {
      const { count } = await db.enrolment.updateMany({
        where: { id, state: { not: "stopped" } },
        data: { state: "stopped", stopReason, stoppedAt },
      });
      return count === 1;
    },
    async postpone(id, dueAt) {
      const { count } = await db.enrolment.updateMany({
        where: { id, state: { in: ["active", "held"] }, dueAt: { lt: dueAt } },
        data: { dueAt },
      });
      return count === 1;
    },
  };
}
