import { randomUUIDv7 } from "node:crypto";
import { addressKey } from "../../../../core/mailbox/mail-address.ts";
import type {
  OptOutAnswer,
  OptOutQuestionStore,
} from "../../../../core/opt-out-question/opt-out-question-store.ts";
import type { Db } from "../../db.ts";
import { mailFromRow, mailToRow } from "./suppressing-mail.ts";

export function optOutQuestionStore(db: Db): OptOutQuestionStore {
  return {
    async ask({ workspaceId, email, campaignId, mailboxId, sentence, mail, at: askedAt }) {
      const id = randomUUIDv7();
      const data = [{ id, workspaceId, email, campaignId, mailboxId, sentence, ...mailToRow(mail), askedAt }];
      return (await db.optOutQuestion.createMany({ data, skipDuplicates: true })).count === 1 ? id : null;
    },
    async get(id) {
      const row = await db.optOutQuestion.findUnique({
        where: { id },
        include: {
          campaign: { select: { name: true } },
          mailbox: { select: { address: true, ownerId: true } },
          answeredBy: { select: { name: true } },
        },
      });
      if (row === null) return null;
      const {
        campaign,
        mailbox,
        answeredBy,
        answer,
        answeredById: _,
        messageId,
        subject,
        author,
        ...question
      } = row;
      return {
        ...question,
        mail: mailFromRow({ messageId, subject, author }),
        campaignName: campaign.name,
        mailboxAddress: mailbox.address,
        mailboxOwnerId: mailbox.ownerId,
        answer: answer as OptOutAnswer | null,
        answeredBy: answeredBy?.name ?? null,
      };
    },
    async open(workspaceId, take) {
      const rows = await db.optOutQuestion.findMany({
        where: { workspaceId, answeredAt: null },
        orderBy: { askedAt: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    async answer(id, answer, answeredById, answeredAt) {
      const { count } = await db.optOutQuestion.updateMany({
        where: { id, answeredAt: null },
        data: { answer, answeredById, answeredAt },
      });
      return count === 1;
    },
    async settle(workspaceId, emails, answeredAt) {
      const answer: OptOutAnswer = "never-again";
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE opt_out_question SET answer = ${answer}, answered_at = ${answeredAt}
        WHERE workspace_id = ${workspaceId}::uuid AND answered_at IS NULL
          AND address_key(email) = ANY(${emails.map(addressKey)}) RETURNING id`;
      return rows.map(({ id }) => id);
    },
  };
}
