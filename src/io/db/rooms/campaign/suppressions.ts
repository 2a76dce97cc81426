import { OUTRANKS } from "../../../../core/lead/suppression.ts";
import type { NewSuppression, SuppressionStore } from "../../../../core/lead/suppression-store.ts";
import { addressKey } from "../../../../core/mailbox/mail-address.ts";
import { quoteWords } from "../../../../core/suppression/quote-words.ts";
import type { Db } from "../../db.ts";
import { mailToRow } from "./suppressing-mail.ts";

export function suppressionStore(db: Db): SuppressionStore {
  return {
    async add({ workspaceId, email, ...suppression }) {
      const data = toRow(suppression);
      const added = await db.suppression.createMany({
        data: [{ workspaceId, email, ...data }],
        skipDuplicates: true,
      });
      if (added.count === 1) return true;
      const weaker = { in: OUTRANKS[suppression.reason] };
      return (
        (await db.suppression.updateMany({ where: { workspaceId, email, reason: weaker }, data })).count === 1
      );
    },
    async addAll(workspaceId, emails, all) {
      const row = toRow(all);
      const added = await db.$queryRaw<{ email: string }[]>`
        INSERT INTO suppression (workspace_id, email, reason, at, source, mailbox_id, campaign_id, member_id,
          message_id, subject, author, words)
        SELECT ${workspaceId}::uuid, email, ${row.reason}::"SuppressionReason", ${row.at}, ${row.source}::"SuppressionSource",
          ${row.mailboxId}::uuid, ${row.campaignId}::uuid, ${row.memberId}::uuid, ${row.messageId}, ${row.subject}, ${row.author}, ${row.words}
        FROM unnest(${emails}::text[]) AS given (email) ON CONFLICT DO NOTHING RETURNING email`;
      return new Set(added.map(({ email }) => email));
    },
    async lift(workspaceId, { email, reason, at }) {
      return (await db.suppression.deleteMany({ where: { workspaceId, email, reason, at } })).count === 1;
    },
    async stopLeads(workspaceId, emails, stopReason, stoppedAt) {
      const keys = emails.map(addressKey);
      return db.$queryRaw`
        UPDATE enrolment SET state = 'stopped', stop_reason = ${stopReason}::"StopReason", stopped_at = ${stoppedAt}
        FROM lead WHERE lead.id = enrolment.lead_id AND lead.workspace_id = ${workspaceId}::uuid
          AND lead.match_key = ANY(${keys}) AND (${stopReason} <> 'bounced' OR lead.email = ANY(${emails}))
          AND enrolment.state <> 'stopped'
        RETURNING enrolment.id AS "enrolmentId", enrolment.campaign_id AS "campaignId"`;
    },
    async leadOf(enrolmentId) {
      const row = await db.enrolment.findUnique({
        where: { id: enrolmentId },
        select: { workspaceId: true, campaignId: true, lead: true },
      });
      return row && { workspaceId: row.workspaceId, campaignId: row.campaignId, email: row.lead.email };
    },
  };
}

function toRow({ reason, origin, at }: Omit<NewSuppression, "workspaceId" | "email">) {
  const { source, mailboxId, campaignId, memberId, mail, words } = origin;
  return {
    reason,
    at,
    source,
    mailboxId: mailboxId ?? null,
    campaignId: campaignId ?? null,
    memberId: memberId ?? null,
    ...mailToRow(mail ?? null),
    words: words === undefined ? null : quoteWords(words),
  };
}
