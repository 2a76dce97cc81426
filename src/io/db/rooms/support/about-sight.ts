import type { AboutStore } from "../../../../support/about/about-store.ts";
import type { Sight } from "../../../../support/about/lost-mailbox.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

/** Mailboxes and campaigns that a sender or an agent may hear of. */
export function aboutSight(db: Db): Pick<AboutStore, "lost" | "mailboxes" | "campaignsIn"> {
  return {
    async lost(sight, among, take) {
      const rows = await db.mailbox.findMany({
        where: {
          AND: [
            inSight(sight),
            ...(among?.ids ? [{ id: { in: among.ids } }] : []),
            ...(among?.addresses ? [{ address: { in: among.addresses } }] : []),
            { OR: [{ disconnections: { some: { endedAt: null } } }, { heldIn: { endedAt: null } }] },
          ],
        },
        orderBy: { address: "asc" },
        include: {
          owner: { select: { name: true } },
          heldIn: true,
          disconnections: { where: { endedAt: null }, include: { incident: true }, take: 1 },
        },
        take,
      });
      return rows.flatMap(
        ({ id, workspaceId, address, owner, heldIn, heldSince, disconnections: [lost] }) => {
          const incident = lost?.incident ?? heldIn;
          if (incident === null || incident.endedAt !== null) return [];
          const since = lost?.startedAt ?? heldSince ?? incident.openedAt;
          const of = { incidentId: incident.id, cause: incident.cause, isHeld: lost === undefined, since };
          return [{ mailboxId: id, workspaceId, address, ownerName: owner.name, ...of }];
        },
      );
    },
    async mailboxes(sight, addresses) {
      const rows = await db.mailbox.findMany({
        where: { AND: [inSight(sight), { address: { in: addresses } }] },
        orderBy: { address: "asc" },
        select: { address: true },
      });
      return rows.map(({ address }) => address);
    },
    async campaignsIn(sight, text, take) {
      const inWords =
        sight.kind === "workspace"
          ? await db.$queryRaw<{ id: string }[]>`
            SELECT id FROM campaign WHERE workspace_id = ${sight.workspaceId}::uuid
              AND position(lower(name) IN ${text}) > 0 ORDER BY length(name) DESC LIMIT ${take}`
          : await db.$queryRaw<{ id: string }[]>`
            SELECT DISTINCT campaign.id, length(name) FROM campaign
            JOIN campaign_mailbox part ON part.campaign_id = campaign.id
            JOIN mailbox ON mailbox.id = part.mailbox_id
            WHERE (mailbox.owner_id = ${sight.memberId}::uuid OR EXISTS (SELECT FROM mailbox_backup
                WHERE mailbox_id = mailbox.id AND member_id = ${sight.memberId}::uuid))
              AND position(lower(name) IN ${text}) > 0 ORDER BY length(name) DESC LIMIT ${take}`;
      const rows = await db.campaign.findMany({
        where: { id: { in: inWords.map(({ id }) => id) } },
        select: { name: true, mailboxes: { select: { mailboxId: true } } },
        orderBy: { name: "asc" },
      });
      return rows.map(({ name, mailboxes }) => ({
        name,
        mailboxIds: mailboxes.map(({ mailboxId }) => mailboxId),
      }));
    },
  };
}

/** Support inboxes are no mailboxes that customers ask about. */
const inSight = (sight: Sight): Prisma.MailboxWhereInput => ({
  removedAt: null,
  purpose: "outreach",
  ...(sight.kind === "workspace"
    ? { workspaceId: sight.workspaceId }
    : { OR: [{ ownerId: sight.memberId }, { backups: { some: { memberId: sight.memberId } } }] }),
});
