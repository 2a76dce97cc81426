import type { Campaign, CampaignState } from "../../../../core/campaign/campaign.ts";
import type { CampaignStore, DownMailbox, Go } from "../../../../core/campaign/campaign-store.ts";
import type { Schedule } from "../../../../core/time/schedule.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

export function campaignStore(db: Db): CampaignStore {
  const changed = async (where: Prisma.CampaignWhereInput, data: Prisma.CampaignUncheckedUpdateManyInput) =>
    (await db.campaign.updateMany({ where, data })).count === 1;
  /** The claim leaves mailboxes alone in which it found nothing due. */
  const lookAgain = (id: string) =>
    db.mailbox.updateMany({ where: { campaigns: { some: { campaignId: id } } }, data: { quietUntil: null } });

  return {
    async add({ workspaceId, name, schedule, window, steps, mailboxIds, sharesLeads }, at) {
      const [row] = await db.campaign.createManyAndReturn({
        data: [{ workspaceId, name, ...scheduleColumns(schedule), ...window, sharesLeads, createdAt: at }],
        skipDuplicates: true,
        select: { id: true },
      });
      if (row === undefined) return null;
      const campaignId = row.id;
      await db.step.createMany({ data: steps.map((step) => ({ ...step, campaignId, workspaceId })) });
      await db.campaignMailbox.createMany({
        data: mailboxIds.map((mailboxId) => ({ campaignId, mailboxId })),
      });
      return campaignId;
    },
    async get(workspaceId, id) {
      const row = await db.campaign.findUnique({ where: { id, workspaceId }, include: PARTS });
      return row && fromRow(row);
    },
    names: (workspaceId) =>
      db.campaign.findMany({
        where: { workspaceId },
        orderBy: { createdAt: "desc" },
        select: { id: true, name: true },
      }),
    async byName(workspaceId, name) {
      const row = await db.campaign.findUnique({
        where: { workspaceId_name: { workspaceId, name } },
        include: PARTS,
      });
      return row && fromRow(row);
    },
    async lock(workspaceId, id) {
      // Not FOR UPDATE: enrolments may be added meanwhile, as their reference to the campaign's key stays right.
      await db.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return this.get(workspaceId, id);
    },

    async writeTexts(campaignId, steps) {
      for (const { position, subject, text, html } of steps) {
        const where = { campaignId, position, campaign: { state: "draft" as const } };
        await db.step.updateMany({ where, data: { subject, text, html } });
      }
    },

    chooseChannel: (workspaceId, id, slackChannel) => changed({ id, workspaceId }, { slackChannel }),

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
    async start(id, go, window, at) {
      const started = await changed({ id, state: "draft" }, { ...going(go), ...window, startedAt: at });
      if (started) await lookAgain(id);
      return started;
    },
    pause: (id, memberId) =>
      changed(
        { id, OR: [{ state: "running" }, { state: "paused", pausedByDisconnectionId: { not: null } }] },
        { state: "paused", pausedByMemberId: memberId, pausedByDisconnectionId: null },
      ),
    async resume(id, go, window) {
      const resumed = await changed(
        {
          id,
          state: "paused",
          OR: [{ pausedByMemberId: { not: null } }, { pausedByBrakeId: { not: null } }],
        },
        { ...going(go), ...window, pausedByMemberId: null, pausedByBrakeId: null },
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

const PARTS = {
  steps: { orderBy: { position: "asc" } },
  mailboxes: { where: { leftAt: null }, orderBy: { mailbox: { address: "asc" } } },
} satisfies Prisma.CampaignInclude;

type Row = Prisma.CampaignGetPayload<object>;

function going(go: Go): Prisma.CampaignUncheckedUpdateManyInput {
  return go.kind === "running"
    ? { state: "running", pausedByDisconnectionId: null }
    : { state: "paused", pausedByDisconnectionId: go.disconnectionId };
}

function fromRow(row: Prisma.CampaignGetPayload<{ include: typeof PARTS }>): Campaign {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    state: stateOf(row),
    schedule: scheduleOf(row),
    window: { opensAt: row.opensAt, closesAt: row.closesAt },
    steps: row.steps.map(({ position, delaySeconds, subject, text, html }) => ({
      position,
      delaySeconds,
      subject,
      text,
      html,
    })),
    mailboxIds: row.mailboxes.map(({ mailboxId }) => mailboxId),
    sharesLeads: row.sharesLeads,
  };
}

function stateOf({ state, pausedByMemberId, pausedByDisconnectionId, pausedByBrakeId }: Row): CampaignState {
  if (state !== "paused") return { kind: state };
  if (pausedByBrakeId !== null) return { kind: "paused", by: { kind: "brake", brakeId: pausedByBrakeId } };
  if (pausedByMemberId !== null)
    return { kind: "paused", by: { kind: "member", memberId: pausedByMemberId } };
  // A CHECK of the table: paused by exactly one.
  return {
    kind: "paused",
    by: { kind: "disconnection", disconnectionId: pausedByDisconnectionId as string },
  };
}

const scheduleColumns = ({ timeZone, days, startMinute, endMinute }: Schedule) => ({
  timeZone,
  windowDays: days,
  windowStart: startMinute,
  windowEnd: endMinute,
});

const scheduleOf = ({ timeZone, windowDays, windowStart, windowEnd }: Row): Schedule => ({
  timeZone,
  days: windowDays,
  startMinute: windowStart,
  endMinute: windowEnd,
});
