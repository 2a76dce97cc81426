import { allowanceOn } from "../pace/warm-up.ts";
import type { Rooms } from "../store.ts";
import { localDay } from "../time/local-day.ts";
import { windowAround, windowsFrom } from "../time/sending-window.ts";
import { type Segment, spreadBacklog } from "./spread-backlog.ts";

/**
 * Gives a mailbox's overdue leads new times, all of them within its one allowance. The campaign with the smallest backlog is
 * served first, so that none waits for the end of a large one.
 *
 * @param only - the one campaign that is served; absent: every running one
 */
export async function landBacklog(
  tx: Pick<Rooms, "mailboxes" | "resumes">,
  mailboxId: string,
  now: Date,
  only?: string,
): Promise<Segment[]> {
  const mailbox = await tx.mailboxes.get(mailboxId);
  if (mailbox === null) return [];
  const { nextSendAt, sentOn, sentCount, timeZone } = await tx.resumes.mailboxDay(mailboxId);
  const used = new Map(sentOn === null ? [] : [[sentOn, sentCount]]);
  const overdue = (await tx.resumes.overdue(mailboxId, now)).filter(
    ({ campaignId }) => only === undefined || campaignId === only,
  );
  const landed: Segment[] = [];
  for (const { campaignId, schedule, waiting } of overdue.toSorted((a, b) => a.waiting - b.waiting)) {
    const segments = spreadBacklog({
      waiting,
      now: nextSendAt > now ? nextSendAt : now,
      minGapMs: mailbox.minGapMs,
      allowance: (day) => allowanceOn(mailbox, day),
      used,
      timeZone,
      windows: windowsFrom(schedule, now),
    });
    await tx.resumes.reopen(mailboxId, campaignId, windowAround(schedule, now));
    await tx.resumes.respread(mailboxId, campaignId, segments, now);
    for (const { from, count } of segments) {
      const day = localDay(from, timeZone).toString();
      used.set(day, (used.get(day) ?? 0) + count);
    }
    landed.push(...segments);
  }
  return landed;
}
