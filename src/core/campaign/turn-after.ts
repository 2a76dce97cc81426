import { localDay } from "./local-day.ts";
import { nextSendAt } from "./pace.ts";
import type { DueSend, MailboxTurn } from "./send-store.ts";
import { allowanceOn } from "./warm-up.ts";

/** Whether today's allowance leaves room for this send. */
export function mayStillSend(send: DueSend, now: Date): boolean {
  const day = localDay(now, send.timeZone);
  return sentOn(send, day.toString()) < allowanceOn(send.mailbox, day);
}

/** The mailbox's next turn, once an attempt has ended. @param counted - whether it used up some of today's allowance */
export function turnAfter(send: DueSend, counted: boolean, now: Date): MailboxTurn {
  const day = localDay(now, send.timeZone);
  const sentCount = sentOn(send, day.toString()) + (counted ? 1 : 0);
  return {
    mailboxId: send.mailboxId,
    sentOn: day.toString(),
    sentCount,
    nextSendAt: nextSendAt({
      minGapMs: send.mailbox.minGapMs,
      allowance: allowanceOn(send.mailbox, day),
      sentToday: sentCount,
      now,
      timeZone: send.timeZone,
    }),
  };
}

const sentOn = ({ mailbox }: DueSend, day: string) => (mailbox.sentOn === day ? mailbox.sentCount : 0);
