import type { ClockStore } from "../../../../core/clock-setback/clock-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

/** The one row. */
const ONE = 1;

export function clockStore(db: Db): ClockStore {
  return {
    async latest() {
      return (await db.clockMark.findUnique({ where: { id: ONE } }))?.latest ?? null;
    },
    async note(now) {
      await db.$executeRaw`
        INSERT INTO clock_mark (id, latest) VALUES (${ONE}, ${now})
        ON CONFLICT (id) DO UPDATE SET latest = EXCLUDED.latest WHERE clock_mark.latest < EXCLUDED.latest`;
    },
    async setBack(latest, now) {
      const { count } = await db.clockMark.updateMany({ where: { id: ONE, latest }, data: { latest: now } });
      return count === 1;
    },
    async shift(byMs, now) {
      for (const statement of shifts(byMs, now)) await db.$executeRaw(statement);
    },

    async closedCampaigns(now) {
      const rows = await db.campaign.findMany({
        where: { state: { in: ["running", "paused"] }, opensAt: { gt: now } },
        select: {
          id: true,
          closesAt: true,
          timeZone: true,
          windowDays: true,
          windowStart: true,
          windowEnd: true,
        },
      });
      return rows.map(({ id, closesAt, timeZone, windowDays: days, windowStart, windowEnd }) => ({
        id,
        closesAt,
        schedule: { timeZone, days, startMinute: windowStart, endMinute: windowEnd },
      }));
    },
    waitingMailboxes: (now) => db.$queryRaw`
      SELECT mailbox.id, workspace.time_zone AS "timeZone" FROM mailbox JOIN workspace ON workspace.id = mailbox.workspace_id
      WHERE next_send_at > ${now} ORDER BY mailbox.id`,
    async sentSince(from) {
      const rows = await db.$queryRaw<{ mailboxId: string; count: number }[]>`
        SELECT mailbox_id AS "mailboxId", count(*)::int AS count FROM send
        WHERE state IN ('accepted', 'transmitting', 'unconfirmed') AND transmitting_at >= ${from} GROUP BY 1`;
      return new Map(rows.map(({ mailboxId, count }) => [mailboxId, count]));
    },

    async tell({ seconds, at }) {
      const rows = await db.$queryRaw<[{ id: string }]>`
        INSERT INTO clock_setback (id, since, seconds, times) VALUES (gen_random_uuid(), ${at}, ${seconds}, 1)
        ON CONFLICT ((ended_at IS NULL)) WHERE ended_at IS NULL
        DO UPDATE SET seconds = EXCLUDED.seconds, times = clock_setback.times + 1
        RETURNING id`;
      return rows[0].id;
    },
    get: (id) => db.clockSetback.findUnique({ where: { id } }),
    async endBefore(before, endedAt) {
      const rows = await db.clockSetback.updateManyAndReturn({
        where: { endedAt: null, since: { lt: before } },
        data: { endedAt },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}

/** Recorded events are in the past, so a time after now comes from the clock that ran ahead. Waits first, since these show them. */
function shifts(byMs: number, now: Date): Prisma.Sql[] {
  const by = Prisma.sql`(${byMs}::bigint * interval '1 millisecond')`;
  const back = (column: string) => Prisma.raw(column);
  const past = (table: string, ...columns: string[]) =>
    columns.map(
      (column) =>
        Prisma.sql`UPDATE ${back(table)} SET ${back(column)} = ${back(column)} - ${by} WHERE ${back(column)} > ${now}`,
    );
  const earlier = (column: string) => Prisma.sql`greatest(${now}::timestamptz, ${back(column)} - ${by})`;
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const atMost = (table: string, column: string, minutes: number) =>
    Prisma.sql`UPDATE ${back(table)} SET ${back(column)} = ${inMinutes(minutes)} WHERE ${back(column)} > ${inMinutes(minutes)}`;
  return [
    Prisma.sql`UPDATE enrolment SET due_at = ${earlier("due_at")} WHERE state = 'active' AND due_at > ${now} AND (
      EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id AND send.step = enrolment.next_step - 1 AND transmitting_at > ${now})
      OR EXISTS (SELECT FROM lead WHERE lead.id = enrolment.lead_id AND created_at > ${now})
      OR EXISTS (SELECT FROM disconnection lost WHERE lost.mailbox_id = enrolment.mailbox_id AND lost.ended_at > ${now}))`,
    Prisma.sql`UPDATE mailbox SET held_until = ${earlier("held_until")} WHERE held_until > ${now}
      AND (held_since > ${now} OR EXISTS (SELECT FROM failure WHERE failure.mailbox_id = mailbox.id AND failure.at > ${now}))`,
    Prisma.sql`UPDATE watch SET next_nudge_at = ${earlier("next_nudge_at")}, reach_at = ${earlier("reach_at")}
      FROM incident WHERE incident.id = watch.incident_id AND incident.opened_at > ${now}`,
    Prisma.sql`UPDATE disconnection SET look_at = ${earlier("look_at")} WHERE look_at > ${now}`,
    Prisma.sql`UPDATE set_aside_mail SET try_at = ${earlier("try_at")} WHERE try_at > ${now} AND at > ${now}`,
    Prisma.sql`UPDATE mailbox SET quiet_until = NULL WHERE quiet_until > ${now}`,
    atMost("mailbox", "next_read_at", 1),
    atMost("outbox_item", "claimed_until", 1),
    atMost("reconnect", "claimed_until", 3),
    atMost("credential", "leased_until", 1),
    atMost("chat_installation", "leased_until", 1),
    // Quiet hours are computed anew.
    Prisma.sql`UPDATE outbox_item SET due_at = ${now} WHERE due_at > ${now} AND done_at IS NULL AND gave_up_at IS NULL`,
    Prisma.sql`DELETE FROM chat_turn WHERE greatest(free_at, busy_until) > ${inMinutes(1)}`,
    Prisma.sql`DELETE FROM chat_rest WHERE until > ${inMinutes(60)}`,
    ...past("send", "transmitting_at", "settled_at"),
    ...past("mailbox", "smtp_worked_at", "imap_worked_at", "read_at", "letter_at", "read_failing_since"),
    ...past("mailbox", "held_since", "held_probed_at", "held_called_at"),
    ...past("failure", "at"),
    ...past("disconnection", "started_at", "ended_at"),
    ...past("incident", "opened_at", "ended_at"),
  ];
}
