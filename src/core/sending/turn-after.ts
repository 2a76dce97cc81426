import type { DueSend, MailboxTurn } from "../campaign/send.ts";
import { allowanceOn } from "../campaign/warm-up.ts";
import { localDay } from "../time/local-day.ts";
import { nextSendAt } from "./pace.ts";
import type { Pace } from "./turn-store.ts";

/** Whether today's allowance leaves room for this send. */
export function mayStillSend(send: DueSend, now: Date): boolean {
  const day = localDay(now, send.timeZone);
  return sentOn(paceOf(send), day) < allowanceOn(send.mailbox, day);
}

export const paceOf = ({ mailbox, timeZone }: Pick<DueSend, "mailbox" | "timeZone">): Pace => ({
  ...mailbox,
  timeZone,
});

/** The mailbox's next turn, once an attempt has ended. @param counted - how many sends of the day it used up */
export function turnAfter(pace: Pace, counted: number, now: Date): Omit<MailboxTurn, "mailboxId"> {
  const { minGapMs, timeZone } = pace;
  const day = localDay(now, timeZone);
  const sentToday = sentOn(pace, day) + counted;
  const allowance = allowanceOn(pace, day);
  return {
    sentOn: day.toString(),
    counted,
    nextSendAt: nextSendAt({ minGapMs, allowance, sentToday, now, timeZone }),
  };
}

/** How many sends of a day are counted. */
export const sentOn = (pace: Pick<Pace, "sentOn" | "sentCount">, day: Temporal.PlainDate) =>
  pace.sentOn === day.toString() ? pace.sentCount : 0;
