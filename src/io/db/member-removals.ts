import type { MemberRemovalStore } from "../../core/removal/member-removal-store.ts";
import type { Db } from "./db.ts";
import { HERE } from "./rooms/mailbox/mailboxes.ts";

export function memberRemovalStore(db: Db): MemberRemovalStore {
  return {
    async owned(memberId) {
      // From here on they get no further mailbox.
      await db.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid FOR UPDATE`;
      const rows = await db.mailbox.findMany({
        where: { ownerId: memberId, ...HERE },
        orderBy: { address: "asc" },
        select: { id: true, address: true },
      });
      return rows.map(({ id, address }) => ({ mailboxId: id, address }));
    },
    async giveMailboxes(ownerId, to) {
      await db.mailboxBackup.deleteMany({ where: { memberId: to, mailbox: { ownerId } } });
      await db.disclaimer.deleteMany({ where: { memberId: to, mailbox: { ownerId } } });
      await db.mailbox.updateMany({ where: { ownerId }, data: { ownerId: to } });
    },
    async taken(memberId) {
      const rows = await db.watch.findMany({
        where: { takenById: memberId, incident: { endedAt: null } },
        select: { incidentId: true },
      });
      return rows.map(({ incidentId }) => incidentId);
    },
    async concerning(memberId) {
      const theirs = { OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }] };
      const rows = await db.incident.findMany({
        where: {
          endedAt: null,
          OR: [
            { disconnections: { some: { endedAt: null, mailbox: theirs } } },
            { holds: { some: theirs } },
            { watch: { takenById: memberId } },
          ],
        },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    async delete(memberId, at) {
      await leaveTickets(db, memberId, at);
      await db.$executeRaw`
        DELETE FROM outbox_item WHERE done_at IS NULL AND gave_up_at IS NULL
          AND workspace_id = (SELECT workspace_id FROM member WHERE id = ${memberId}::uuid)
          AND (payload->>'memberId' = ${memberId} OR kind = 'show-alert-to' AND payload->>'channel' IN (
            SELECT channel FROM kept_message WHERE member_id = ${memberId}::uuid
            UNION SELECT user_id FROM chat_identity WHERE member_id = ${memberId}::uuid))`;
      const { count: sessions } = await db.session.deleteMany({ where: { memberId } });
      await db.member.deleteMany({ where: { id: memberId } });
      return { sessions };
    },
  };
}

/** Unsolved tickets of theirs have no assignee from now on, and say so. Their notes stay, without their name and address. */
async function leaveTickets(db: Db, assigneeId: string, at: Date): Promise<void> {
  const tickets = await db.ticket.updateManyAndReturn({
    where: { assigneeId, state: { not: "solved" } },
    data: { assigneeId: null, changedAt: at },
    select: { id: true, workspaceId: true },
  });
  await db.ticketEvent.createMany({
    data: tickets.map(({ id: ticketId, workspaceId }) => {
      const data = { left: true };
      return { workspaceId, ticketId, kind: "ticket-unassigned", data, at };
    }),
  });
  await db.ticketMessage.updateMany({
    where: { memberId: assigneeId, author: { in: ["internal", "agent"] } },
    data: { fromName: "A former member", fromEmail: "", terms: [] },
  });
}
