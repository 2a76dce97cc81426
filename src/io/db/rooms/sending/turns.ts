import type { PaceNow, TurnStore } from "../../../../core/pace/turn-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { isGone } from "../../presence.ts";
import { warmUpOf } from "../mailbox/warm-up-of.ts";

/** How soon a letter looks again whether the send in hand has ended. */
const LOOK_AGAIN_MS = 1_000;
/**
 * After that send, a mailbox claims nothing for this long, so that the letter is the next. It is longer than a letter's retry
 * takes.
 */
const LETTER_NEXT_MS = 10_000;

const IS_ORPHAN = Prisma.sql`(send.state = 'transmitting' AND ${isGone(Prisma.sql`send.claimed_by`)})`;

export function turnStore(db: Db): TurnStore {
  return {
    async orphans() {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM mailbox WHERE ${isGone(Prisma.sql`claimed_by`)}
        UNION SELECT mailbox_id FROM send WHERE ${IS_ORPHAN}`;
      return rows.map(({ id }) => id);
    },
    async free(mailboxId, at) {
      await db.$executeRaw`
        UPDATE mailbox SET claimed_by = NULL WHERE id = ${mailboxId}::uuid AND ${isGone(Prisma.sql`claimed_by`)}`;
      return db.$executeRaw`
        UPDATE send SET claimed_by = NULL, transmitting_at = ${at} WHERE mailbox_id = ${mailboxId}::uuid AND ${IS_ORPHAN}`;
    },
    async freeMine(workerId, inHand) {
      await db.send.updateMany({
        where: { claimedBy: workerId, state: "transmitting", mailboxId: { notIn: inHand } },
        data: { state: "planned", claimedBy: null },
      });
      await db.mailbox.updateMany({
        where: { claimedBy: workerId, id: { notIn: inHand } },
        data: { claimedBy: null },
      });
    },

    async pace(mailboxId) {
      const [row] = await db.$queryRaw<PaceRow[]>`
        SELECT min_gap_ms, daily_cap, warm_up_start, warm_up_growth, warm_up_ceiling, warm_up_since,
          sent_on::text, sent_count, next_send_at, time_zone,
          greatest(smtp_worked_at, letter_at, (SELECT max(transmitting_at) FROM send
            WHERE send.mailbox_id = mailbox.id AND send.state IN ('transmitting', 'unconfirmed'))) AS last_at
        FROM mailbox JOIN workspace ON workspace.id = mailbox.workspace_id
        WHERE mailbox.id = ${mailboxId}::uuid FOR NO KEY UPDATE OF mailbox`;
      return row ? paceNow(row) : null;
    },
    async savePace(mailboxId, { sentOn, sentCount, nextSendAt }) {
      await db.$executeRaw`
        UPDATE mailbox SET sent_on = ${sentOn}::date, sent_count = ${sentCount}, next_send_at = ${nextSendAt}, quiet_until = NULL
        WHERE id = ${mailboxId}::uuid`;
    },
    async takeForLetter(id, { now, day, betweenMs }) {
      // Not while a send is in hand: its outcome is about to be written over this.
      const taken = await db.$executeRaw`
        UPDATE mailbox SET letter_at = ${now}, sent_on = ${day}::date,
          sent_count = CASE WHEN sent_on = ${day}::date THEN sent_count ELSE 0 END + 1,
          next_send_at = greatest(next_send_at, ${now}::timestamptz + min_gap_ms * interval '1 ms'), quiet_until = NULL
        WHERE id = ${id}::uuid AND state = 'connected' AND claimed_by IS NULL
          AND (letter_at IS NULL OR letter_at <= ${now}::timestamptz - least(min_gap_ms, ${betweenMs}) * interval '1 ms')`;
      if (taken === 1) return null;
      // Without a gap the next send would be in hand whenever the letter looks.
      await db.$executeRaw`
        UPDATE mailbox SET quiet_until = greatest(quiet_until, ${now}::timestamptz + ${LETTER_NEXT_MS}::int * interval '1 ms')
        WHERE id = ${id}::uuid AND state = 'connected' AND claimed_by IS NOT NULL`;
      const row = await db.mailbox.findUnique({ where: { id }, select: { letterAt: true, minGapMs: true } });
      const free = (row?.letterAt?.getTime() ?? 0) + Math.min(row?.minGapMs ?? 0, betweenMs);
      return new Date(Math.max(free, now.getTime() + LOOK_AGAIN_MS));
    },
  };
}

type PaceRow = {
  min_gap_ms: number;
  daily_cap: number;
  warm_up_start: number | null;
  warm_up_growth: number | null;
  warm_up_ceiling: number | null;
  warm_up_since: Date | null;
  sent_on: string | null;
  sent_count: number;
  next_send_at: Date;
  time_zone: string;
  last_at: Date | null;
};

const paceNow = (row: PaceRow): PaceNow => ({
  minGapMs: row.min_gap_ms,
  dailyCap: row.daily_cap,
  warmUp: warmUpOf(row),
  sentOn: row.sent_on,
  sentCount: row.sent_count,
  timeZone: row.time_zone,
  nextSendAt: row.next_send_at,
  lastAt: row.last_at,
});
