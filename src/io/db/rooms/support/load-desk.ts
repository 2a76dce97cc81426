import { isFreeMail } from "../../../../core/inbound/free-mail.ts";
import { addressKey, domainOf } from "../../../../core/mailbox/mail-address.ts";
import type {
  DeskRows,
  DeskTicket,
  KnownId,
  KnownLetter,
  Person,
} from "../../../../support/intake/intake-desk.ts";
import type { Sought } from "../../../../support/intake/intake-store.ts";
import type { Db } from "../../db.ts";

/** Loads all that is known of the names in a batch. Its tickets are locked until the end of the transaction. */
export async function loadDesk(db: Db, workspaceId: string, sought: Sought): Promise<DeskRows> {
  const messages = await db.$queryRaw<DeskRows["messages"]>`
    SELECT id, ticket_id AS "ticketId", encode(identity, 'hex') AS identity, spam FROM ticket_message
    WHERE workspace_id = ${workspaceId}::uuid
      AND identity IN (SELECT decode(each, 'hex') FROM unnest(${sought.identities}::text[]) each)`;
  const gathered = await db.$queryRaw<{ identity: string }[]>`
    SELECT encode(identity, 'hex') AS identity FROM support_mail
    WHERE workspace_id = ${workspaceId}::uuid
      AND identity IN (SELECT decode(each, 'hex') FROM unnest(${sought.identities}::text[]) each)`;
  const ids = await idsOf(db, workspaceId, sought.mailIds);
  const tickets = await ticketsOf(
    db,
    workspaceId,
    sought,
    [...messages, ...ids].map(({ ticketId }) => ticketId),
  );
  const { ours, ownDomains } = await ourAddresses(db, workspaceId, sought.addresses);
  const members = await db.member.findMany({
    where: { workspaceId, email: { in: sought.addresses } },
    select: { id: true, email: true, role: true },
  });
  const sent = await db.supportLetter.findMany({
    where: { workspaceId, to: { in: sought.addresses }, createdAt: { gt: sought.lettersSince } },
    select: { to: true, subjectKey: true, createdAt: true },
  });
  const dead = await db.deadAddress.findMany({
    where: { workspaceId, email: { in: sought.addresses } },
    select: { email: true },
  });
  return {
    messages,
    gathered: gathered.map(({ identity }) => identity),
    ids,
    tickets,
    ours,
    ownDomains,
    members: members.map(({ role, ...member }) => ({ ...member, isAgent: role !== "member" })),
    letters: await lettersOf(db, workspaceId, sought.mailIds),
    sent,
    dead: dead.map(({ email }) => email),
  };
}

const idsOf = (db: Db, workspaceId: string, mailIds: string[]) => db.$queryRaw<KnownId[]>`
  SELECT known.mail_id AS "mailId", known.kind, known.message_id AS "messageId", message.ticket_id AS "ticketId"
  FROM ticket_mail_id known JOIN ticket_message message ON message.id = known.message_id
  WHERE known.workspace_id = ${workspaceId}::uuid AND known.mail_id = ANY(${mailIds}::text[])
  ORDER BY known.message_id`;

const lettersOf = (db: Db, workspaceId: string, mailIds: string[]) => db.$queryRaw<KnownLetter[]>`
  SELECT id, ticket_id AS "ticketId", mail_id AS "mailId", given_id AS "givenId", "to" FROM support_letter
  WHERE workspace_id = ${workspaceId}::uuid AND (mail_id = ANY(${mailIds}::text[]) OR given_id = ANY(${mailIds}::text[]))`;

type TicketRow = Omit<DeskTicket, "people" | "customer" | "offered" | "mayBelongTo"> & {
  customerName: string | null;
  customerEmail: string | null;
  people: (Omit<Person, "since"> & { since: string })[];
};

/**
 * The tickets that ids and numbers name, those that they were merged into, and the lately busy ones of the senders. They are locked in one
 * order, so that nobody waits for each other.
 */
async function ticketsOf(
  db: Db,
  workspaceId: string,
  { numbers, addresses, since }: Sought,
  ids: string[],
): Promise<DeskRows["tickets"]> {
  const rows = await db.$queryRaw<TicketRow[]>`
    WITH RECURSIVE wanted AS (
      SELECT id, merged_into_id FROM ticket WHERE id = ANY(${[...new Set(ids)]}::uuid[])
      UNION SELECT id, merged_into_id FROM ticket
        WHERE workspace_id = ${workspaceId}::uuid AND number = ANY(${numbers}::int[])
      UNION SELECT id, merged_into_id FROM ticket
        WHERE workspace_id = ${workspaceId}::uuid AND customer_email = ANY(${addresses}::text[]) AND opened_at > ${since}
      UNION SELECT target.id, target.merged_into_id FROM ticket target JOIN wanted ON target.id = wanted.merged_into_id
    ), locked AS MATERIALIZED (
      SELECT * FROM ticket WHERE id IN (SELECT id FROM wanted) ORDER BY id FOR UPDATE
    )
    SELECT id, number, subject, state::text, customer_name AS "customerName", customer_email AS "customerEmail", verified,
      member_id AS "memberId", merged_into_id AS "mergedIntoId", gathered, opened_at AS "openedAt",
      customer_at AS "customerAt", changed_at AS "changedAt", answer_due_at AS "answerDueAt",
      answered_at AS "answeredAt", acknowledged_at AS "acknowledgedAt", snoozed_until AS "snoozedUntil", solved_at AS "solvedAt",
      (SELECT count(*)::int FROM ticket_message WHERE ticket_id = locked.id AND identity IS NOT NULL) AS messages,
      (SELECT max(at) FROM ticket_message WHERE ticket_id = locked.id AND author = 'agent') AS "agentAt",
      (SELECT coalesce(json_agg(json_build_object('email', email, 'name', name, 'role', role, 'since', since)), '[]')
        FROM ticket_participant WHERE ticket_id = locked.id) AS people
    FROM locked`;
  return rows.map(({ customerName, customerEmail, people, ...row }) => ({
    ...row,
    customer: customerEmail === null ? null : { name: customerName ?? "", email: customerEmail },
    // Neither is changed on a ticket that is there already.
    offered: null,
    mayBelongTo: null,
    people: people.map((person) => ({ ...person, since: new Date(person.since) })),
  }));
}

async function ourAddresses(db: Db, workspaceId: string, addresses: string[]) {
  const keys = [...new Set(addresses.map(addressKey))];
  const rows = await db.$queryRaw<{ address: string; inbox: boolean; asked: boolean }[]>`
    SELECT address, purpose = 'support' AND workspace_id = ${workspaceId}::uuid AS inbox,
      address_key(address) = ANY(${keys}::text[]) AS asked
    FROM mailbox
    WHERE removed_at IS NULL AND (address_key(address) = ANY(${keys}::text[])
      OR (workspace_id = ${workspaceId}::uuid AND purpose = 'support'))`;
  const inboxes = rows.filter(({ inbox }) => inbox);
  return {
    ours: rows.map(({ address, inbox }) => ({ address, inbox })),
    ownDomains: inboxes.map(({ address }) => domainOf(address)).filter((domain) => !isFreeMail(domain)),
  };
}
