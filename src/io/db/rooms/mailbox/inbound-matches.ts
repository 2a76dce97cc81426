import type { Correspondence } from "../../../../core/inbound/inbound.ts";
import type { InboundStore } from "../../../../core/inbound/inbound-store.ts";
import type { Db } from "../../db.ts";

/** The enrolments that a mail may belong to. */
export function inboundMatches(db: Db): Pick<InboundStore, "bySends" | "byLeads" | "ours"> {
  return {
    async bySends(workspaceId, messageIds) {
      if (messageIds.length === 0) return new Map();
      const rows = await db.$queryRaw<Row[]>`
        SELECT named.key, named.step, enrolment.id, enrolment.campaign_id, lead.email
        FROM (SELECT message_id AS key, step, enrolment_id, workspace_id FROM send WHERE message_id = ANY(${messageIds})
          UNION SELECT given_id, step, enrolment_id, workspace_id FROM send WHERE given_id = ANY(${messageIds})) named
        JOIN enrolment ON enrolment.id = named.enrolment_id JOIN lead ON lead.id = enrolment.lead_id
        WHERE named.workspace_id = ${workspaceId}::uuid`;
      return byKey(rows);
    },
    async byLeads(mailboxId, keys) {
      if (keys.length === 0) return new Map();
      const rows = await db.$queryRaw<Row[]>`
        SELECT DISTINCT ON (lead.match_key) lead.match_key AS key, send.step, enrolment.id, enrolment.campaign_id, lead.email
        FROM mailbox
        JOIN lead ON lead.workspace_id = mailbox.workspace_id AND lead.match_key = ANY(${keys})
        JOIN enrolment ON enrolment.lead_id = lead.id AND enrolment.mailbox_id = mailbox.id
        JOIN send ON send.enrolment_id = enrolment.id AND send.state <> 'planned'
        WHERE mailbox.id = ${mailboxId}::uuid
        ORDER BY lead.match_key, enrolment.state IN ('active', 'unconfirmed', 'held') DESC, send.transmitting_at DESC`;
      return byKey(rows);
    },
    async ours(workspaceId, keys, domains) {
      if (keys.length === 0) return new Set();
      const rows = await db.$queryRaw<{ found: string }[]>`
        SELECT address_key(address) AS found FROM mailbox
          WHERE workspace_id = ${workspaceId}::uuid AND address_key(address) = ANY(${keys})
        UNION SELECT lower(split_part(address, '@', 2)) FROM mailbox
          WHERE workspace_id = ${workspaceId}::uuid AND lower(split_part(address, '@', 2)) = ANY(${domains})
        UNION SELECT address_key(email) FROM member
          WHERE workspace_id = ${workspaceId}::uuid AND address_key(email) = ANY(${keys})
        UNION SELECT lower(split_part(email, '@', 2)) FROM member
          WHERE workspace_id = ${workspaceId}::uuid AND lower(split_part(email, '@', 2)) = ANY(${domains})`;
      return new Set(rows.map((row) => row.found));
    },
  };
}

type Row = { key: string; step: number; id: string; campaign_id: string; email: string };

const byKey = (rows: Row[]) =>
  new Map(
    rows.map(({ key, step, id, campaign_id, email }): [string, Correspondence] => [
      key,
      { enrolmentId: id, campaignId: campaign_id, email, step },
    ]),
  );
