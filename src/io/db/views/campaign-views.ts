import type { Slice } from "../../../core/page.ts";
import type { CampaignRow, CampaignViews } from "../../../core/views/campaign-views.ts";
import type { Db } from "../db.ts";
import type { Prisma } from "../generated/client.ts";
import { leadCounts, NO_LEADS } from "../rooms/campaign/lead-counts.ts";

const DOWN_SHOWN = 5;
const MAILBOXES_SHOWN = 50;

export function campaignViews(db: Db): CampaignViews {
  return {
    async list(workspaceId, { skip, take }, now) {
      const where = { workspaceId };
      const [ids, total] = await Promise.all([
        neediestFirst(db, workspaceId, { skip, take }),
        db.campaign.count({ where }),
      ]);
      const found = await db.campaign.findMany({ where: { ...where, id: { in: ids } }, include: DOWN });
      const rows = ids.flatMap((id) => found.find((row) => row.id === id) ?? []);
      return { rows: await campaignRows(db, rows, now), total };
    },
    async some(workspaceId, ids, now) {
      const rows = await db.campaign.findMany({ where: { workspaceId, id: { in: ids } }, include: DOWN });
      return campaignRows(db, rows, now);
    },
    async get(workspaceId, id, now) {
      const row = await db.campaign.findUnique({
        where: { id, workspaceId },
        include: {
          ...DOWN,
          steps: { orderBy: { position: "asc" } },
          alertChannels: { select: { platform: true, channel: true, name: true } },
        },
      });
      if (row === null) return null;
      const [[summary], sends, mailboxes, left, leads] = await Promise.all([
        campaignRows(db, [row], now),
        db.send.groupBy({ by: ["step", "state"], where: { campaignId: id }, _count: true }),
        db.campaignMailbox.findMany({
          where: { campaignId: id },
          select: { mailbox: { select: { id: true, address: true, state: true } } },
          orderBy: { mailbox: { address: "asc" } },
          take: MAILBOXES_SHOWN,
        }),
        db.brake.findMany({
          where: { campaignId: id, mailboxId: { not: null }, endedAt: null },
          select: { id: true, mailboxId: true },
        }),
        db.enrolment.groupBy({ by: ["mailboxId"], where: { campaignId: id }, _count: true }),
      ]);
      const countOf = (step: number, state: string) =>
        sends.find((group) => group.step === step && group.state === state)?._count ?? 0;
      const leadsOf = new Map(leads.map(({ mailboxId, _count }) => [mailboxId, _count]));
      const brakeOf = new Map(left.map((brake) => [brake.mailboxId, brake.id]));
      return {
        ...(summary as CampaignRow),
        schedule: {
          timeZone: row.timeZone,
          days: row.windowDays,
          startMinute: row.windowStart,
          endMinute: row.windowEnd,
        },
        window: { opensAt: row.opensAt, closesAt: row.closesAt },
        sharesLeads: row.sharesLeads,
        channels: row.alertChannels,
        startedAt: row.startedAt,
        finishedAt: row.finishedAt,
        steps: row.steps.map(({ position, delaySeconds, subject, text, html }) => ({
          position,
          delaySeconds,
          subject,
          text,
          html,
          accepted: countOf(position, "accepted"),
          refused: countOf(position, "refused"),
        })),
        mailboxes: mailboxes.map(({ mailbox }) => ({
          ...mailbox,
          // A removed one has no place in a campaign.
          state: mailbox.state === "removed" ? "disconnected" : mailbox.state,
          leads: leadsOf.get(mailbox.id) ?? 0,
          brakeId: brakeOf.get(mailbox.id) ?? null,
        })),
      };
    },
  };
}

/** Campaigns that paused themselves need attention, so they come first; then the newest. */
async function neediestFirst(db: Db, workspaceId: string, { skip, take }: Slice): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM campaign WHERE workspace_id = ${workspaceId}::uuid
    ORDER BY (state = 'paused' AND paused_by_member_id IS NULL) DESC, created_at DESC, id DESC
    LIMIT ${take} OFFSET ${skip}`;
  return rows.map(({ id }) => id);
}

const DOWN = {
  mailboxes: {
    where: { mailbox: { state: { not: "connected" } } },
    select: { mailbox: { select: { id: true, address: true, state: true } } },
    take: DOWN_SHOWN,
  },
} satisfies Prisma.CampaignInclude;

async function campaignRows(
  db: Db,
  rows: Prisma.CampaignGetPayload<{ include: typeof DOWN }>[],
  now: Date,
): Promise<CampaignRow[]> {
  const ids = rows.map((row) => row.id);
  const [counts, next, pausers, incidents] = await Promise.all([
    leadCounts(db, ids),
    nextSends(db, ids, now),
    ofThem(
      rows.flatMap((row) => row.pausedByMemberId ?? []),
      (id) => db.member.findMany({ where: { id }, select: { id: true, name: true } }),
    ),
    ofThem(
      rows.flatMap((row) => row.pausedByDisconnectionId ?? []),
      (id) => db.disconnection.findMany({ where: { id }, select: { id: true, incidentId: true } }),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: stateOf(row),
    leads: counts.get(row.id) ?? NO_LEADS,
    down: row.mailboxes.map(({ mailbox }) => ({
      mailboxId: mailbox.id,
      address: mailbox.address,
      state: mailbox.state === "held" ? "held" : "disconnected",
    })),
    nextSendAt: row.state === "running" ? (next.get(row.id) ?? null) : null,
  }));

  function stateOf(row: (typeof rows)[number]): CampaignRow["state"] {
    if (row.state !== "paused") return { kind: row.state };
    if (row.pausedByBrakeId !== null)
      return { kind: "paused", by: { kind: "brake", brakeId: row.pausedByBrakeId } };
    const incident = incidents.find(({ id }) => id === row.pausedByDisconnectionId);
    if (incident) return { kind: "paused", by: { kind: "disconnection", incidentId: incident.incidentId } };
    const name = pausers.find(({ id }) => id === row.pausedByMemberId)?.name;
    return { kind: "paused", by: { kind: "member", name: name ?? "a former member" } };
  }
}

/** Of no ids nothing is asked: while a campaign sends this is the usual case. */
const ofThem = async <Row>(ids: string[], find: (id: { in: string[] }) => Promise<Row[]>): Promise<Row[]> =>
  ids.length > 0 ? find({ in: ids }) : [];

/** One step into the index for each mailbox of each campaign: the claim's own order. */
async function nextSends(db: Db, campaignIds: string[], now: Date): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT campaign.id, min(greatest(first.due_at, mailbox.next_send_at, campaign.opens_at, ${now})) AS at
    FROM campaign JOIN campaign_mailbox part ON part.campaign_id = campaign.id
    JOIN mailbox ON mailbox.id = part.mailbox_id AND mailbox.state = 'connected' AND part.left_at IS NULL
    CROSS JOIN LATERAL (
      SELECT due_at FROM enrolment WHERE enrolment.mailbox_id = mailbox.id
        AND enrolment.campaign_id = campaign.id AND enrolment.state = 'active' ORDER BY due_at LIMIT 1) first
    WHERE campaign.id = ANY(${campaignIds}::uuid[]) GROUP BY campaign.id`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}
