import type { Campaign, CampaignState } from "../../../../core/campaign/campaign.ts";
import type { CampaignStore } from "../../../../core/campaign/campaign-store.ts";
import type { Schedule } from "../../../../core/time/schedule.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";
import { campaignStates } from "./campaign-states.ts";
import { scheduleOf } from "./schedule-of.ts";

export function campaignStore(db: Db): CampaignStore {
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
      // Not FOR UPDATE: enrolments may be added at the same time, as their reference to the campaign's key stays right.
      await db.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return this.get(workspaceId, id);
    },

    async writeTexts(campaignId, steps) {
      for (const { position, subject, text, html } of steps) {
        const where = { campaignId, position, campaign: { state: "draft" as const } };
        await db.step.updateMany({ where, data: { subject, text, html } });
      }
    },

    ...campaignStates(db),
  };
}

const PARTS = {
  steps: { orderBy: { position: "asc" } },
  mailboxes: { where: { leftAt: null }, orderBy: { mailbox: { address: "asc" } } },
} satisfies Prisma.CampaignInclude;

type Row = Prisma.CampaignGetPayload<object>;

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
