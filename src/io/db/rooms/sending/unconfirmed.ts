import type {
  UnconfirmedFilter,
  UnconfirmedSend,
  UnconfirmedStore,
} from "../../../../core/unconfirmed/unconfirmed-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { unconfirmedNotices } from "./unconfirmed-notices.ts";
import { WAITS } from "./unconfirmed-waits.ts";

export function unconfirmedStore(db: Db): UnconfirmedStore {
  return {
    ...unconfirmedNotices(db),
    async list(workspaceId, filter, { skip, take }) {
      const those = Prisma.sql`
        FROM send JOIN enrolment ON enrolment.id = send.enrolment_id
        JOIN lead ON lead.id = enrolment.lead_id
        JOIN campaign ON campaign.id = send.campaign_id
        JOIN mailbox ON mailbox.id = send.mailbox_id
        WHERE send.workspace_id = ${workspaceId}::uuid AND ${WAITS} AND ${matching(filter)}`;
      const [rows, [counted]] = await Promise.all([
        db.$queryRaw<Row[]>`
          SELECT send.enrolment_id AS "enrolmentId", send.step, lead.email, send.message_id AS "messageId",
            send.transmitting_at AS "transmittingAt", campaign.id AS "campaignId", campaign.name,
            mailbox.id AS "mailboxId", mailbox.address
          ${those} ORDER BY send.transmitting_at DESC, send.enrolment_id LIMIT ${take} OFFSET ${skip}`,
        db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total ${those}`,
      ]);
      return { rows: rows.map(sendOf), total: counted.total };
    },
  };
}

function matching({ mailboxId, campaignId, emails, until }: UnconfirmedFilter): Prisma.Sql {
  const parts = [
    ...(mailboxId === undefined ? [] : [Prisma.sql`send.mailbox_id = ${mailboxId}::uuid`]),
    ...(campaignId === undefined ? [] : [Prisma.sql`send.campaign_id = ${campaignId}::uuid`]),
    ...(emails === undefined ? [] : [Prisma.sql`lead.email = ANY(${emails}::text[])`]),
    ...(until === undefined ? [] : [Prisma.sql`send.settled_at <= ${until}`]),
  ];
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

type Row = Pick<UnconfirmedSend, "enrolmentId" | "step" | "email" | "messageId" | "transmittingAt"> & {
  campaignId: string;
  name: string;
  mailboxId: string;
  address: string;
};

const sendOf = ({ campaignId, name, mailboxId, address, ...send }: Row): UnconfirmedSend => ({
  ...send,
  campaign: { id: campaignId, name },
  mailbox: { id: mailboxId, address },
});
