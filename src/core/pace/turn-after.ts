import { localDay } from "../time/local-day.ts";
import { type MailboxTurn, nextSendAt } from "./pace.ts";
import type { Pace } from "./turn-store.ts";
import { allowanceOn } from "./warm-up.ts";

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
