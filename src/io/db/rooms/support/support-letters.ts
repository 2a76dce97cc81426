import type { Letter, LetterStore } from "../../../../support/letter/letter-store.ts";
import type { Db } from "../../db.ts";

export function supportLetterStore(db: Db): LetterStore {
  return {
    async mailboxes(now, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT mailbox_id AS id FROM support_letter
        WHERE state = 'planned' AND (try_at IS NULL OR try_at <= ${now}) LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
    async claim(mailboxId, now) {
      const [letter] = await db.$queryRaw<Letter[]>`
        UPDATE support_letter SET state = 'transmitting', sent_at = ${now}
        WHERE state = 'planned' AND id = (
          SELECT id FROM support_letter
          WHERE mailbox_id = ${mailboxId}::uuid AND state = 'planned' AND (try_at IS NULL OR try_at <= ${now})
          ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, workspace_id AS "workspaceId", ticket_id AS "ticketId", mailbox_id AS "mailboxId", kind, "to", subject,
          text, mail_id AS "mailId", in_reply_to AS "inReplyTo", "references", tries, created_at AS "createdAt"`;
      return letter ?? null;
    },
    giveUp: (mailboxId, before, reply) =>
      db.supportLetter.updateManyAndReturn({
        where: { mailboxId, state: "planned", createdAt: { lt: before } },
        data: { state: "refused", reply },
        select: { workspaceId: true, ticketId: true, to: true },
      }),
    async end(id, end, at) {
      const inHand = { id, state: "transmitting" as const };
      if (end.kind === "not-sent") {
        const data = { state: "planned" as const, sentAt: null, tryAt: end.tryAt, tries: { increment: 1 } };
        return (await db.supportLetter.updateMany({ where: inHand, data })).count === 1;
      }
      const reply = end.kind === "unconfirmed" ? null : end.reply;
      const givenId = end.kind === "accepted" ? end.givenId : null;
      const data = { state: end.kind, reply, givenId, sentAt: end.kind === "accepted" ? at : null };
      const { count } = await db.supportLetter.updateMany({ where: inHand, data });
      if (count === 1 && givenId !== null) await learnGivenId(db, id);
      return count === 1;
    },
    forgotten: (mailboxId, before) =>
      db.supportLetter.findMany({
        where: { mailboxId, state: "transmitting", sentAt: { lt: before } },
        select: { id: true, mailId: true, createdAt: true },
      }),
    async forgottenIn(before, limit) {
      const rows = await db.supportLetter.findMany({
        where: { state: "transmitting", sentAt: { lt: before } },
        distinct: ["mailboxId"],
        select: { mailboxId: true },
        take: limit,
      });
      return rows.map(({ mailboxId }) => mailboxId);
    },
    async markDead(workspaceId, email, said, since) {
      await db.deadAddress.createMany({ data: { workspaceId, email, said, since }, skipDuplicates: true });
    },
    isDead: async (workspaceId, email) => (await db.deadAddress.count({ where: { workspaceId, email } })) > 0,
  };
}

/** Answers refer to the id that the provider gave, and the copy in Sent carries it. */
async function learnGivenId(db: Db, id: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ticket_mail_id (workspace_id, mail_id, message_id, kind)
    SELECT letter.workspace_id, letter.given_id, known.message_id, 'given'
    FROM support_letter letter JOIN ticket_mail_id known
      ON known.workspace_id = letter.workspace_id AND known.mail_id = letter.mail_id AND known.kind = 'ours'
    WHERE letter.id = ${id}::uuid
    ON CONFLICT DO NOTHING`;
}
