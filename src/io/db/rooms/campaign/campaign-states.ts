import type { CampaignStart, CampaignStore, DownMailbox } from "../../../../core/campaign/campaign-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";
import { scheduleOf } from "./schedule-of.ts";

/** How a campaign comes from one state to the next. */
export function campaignStates(
  db: Db,
): Pick<
  CampaignStore,
  "reach" | "start" | "pause" | "resume" | "listWithDisconnections" | "closed" | "roll"
> {
  const changed = async (where: Prisma.CampaignWhereInput, data: Prisma.CampaignUncheckedUpdateManyInput) =>
    (await db.campaign.updateMany({ where, data })).count === 1;
  /** The claim leaves mailboxes alone in which it found nothing due. */
  const lookAgain = (id: string) =>
    db.mailbox.updateMany({ where: { campaigns: { some: { campaignId: id } } }, data: { quietUntil: null } });
  return {
    async reach(id) {
      const rows = await db.$queryRaw<(DownMailbox & { state: string })[]>`
        SELECT mailbox.id AS "mailboxId", address, mailbox.state::text, disconnection.id AS "disconnectionId"
        FROM campaign_mailbox part JOIN mailbox ON mailbox.id = part.mailbox_id
        LEFT JOIN disconnection ON disconnection.mailbox_id = mailbox.id AND disconnection.ended_at IS NULL
        WHERE part.campaign_id = ${id}::uuid ORDER BY disconnection.started_at DESC NULLS LAST`;
      return {
        down: rows.flatMap(({ state, ...mailbox }) => (state === "disconnected" ? [mailbox] : [])),
        usable: rows.some(({ state }) => state !== "disconnected"),
      };
    },
    async start(id, start, window, at) {
      const started = await changed(
        { id, state: "draft" },
        { ...startState(start), ...window, startedAt: at },
      );
      if (started) await lookAgain(id);
      return started;
    },
    pause: (id, memberId) =>
      changed(
        { id, OR: [{ state: "running" }, { state: "paused", pausedByDisconnectionId: { not: null } }] },
        { state: "paused", pausedByMemberId: memberId, pausedByDisconnectionId: null },
      ),
    async resume(id, start, window) {
      const resumed = await changed(
        {
          id,
          state: "paused",
          OR: [{ pausedByMemberId: { not: null } }, { pausedByBrakeId: { not: null } }],
        },
        { ...startState(start), ...window, pausedByMemberId: null, pausedByBrakeId: null },
      );
      if (resumed) await lookAgain(id);
      return resumed;
    },
    async listWithDisconnections(id) {
      await db.$executeRaw`
        INSERT INTO pause (disconnection_id, campaign_id)
        SELECT disconnection.id, part.campaign_id FROM campaign_mailbox part
        JOIN disconnection ON disconnection.mailbox_id = part.mailbox_id AND disconnection.ended_at IS NULL
        WHERE part.campaign_id = ${id}::uuid ON CONFLICT DO NOTHING`;
    },
    async closed(now, take) {
      const rows = await db.campaign.findMany({
        where: { state: { in: ["running", "paused"] }, closesAt: { lte: now } },
        orderBy: { closesAt: "asc" },
        take,
      });
      return rows.map((row) => ({ id: row.id, schedule: scheduleOf(row), closesAt: row.closesAt }));
    },
    roll: (id, after, window) => changed({ id, closesAt: after }, window),
  };
}

function startState(start: CampaignStart): Prisma.CampaignUncheckedUpdateManyInput {
  return start.kind === "running"
    ? { state: "running", pausedByDisconnectionId: null }
    : { state: "paused", pausedByDisconnectionId: start.disconnectionId };
}
