import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { MailboxRow } from "../../core/views/mailbox-views.ts";
import { sayTime } from "../../core/words/say.ts";

/** The state of a mailbox, in a line. */
export function sayMailbox(
  { mailbox, owner, disconnection, reconnecting }: MailboxRow,
  timeZone: string,
): string {
  const { state } = mailbox;
  if (reconnecting) return "is being reconnected";
  switch (state.kind) {
    case "connected":
      return "works";
    case "held":
      return state.host === null
        ? `waits until ${sayTime(state.until, timeZone)}: ${lowered(causeFacts[state.cause].title)}`
        : `waits for its provider, and goes on by itself: ${lowered(causeFacts[state.cause].title)}; we look again at ${sayTime(state.until, timeZone)}`;
    case "disconnected":
      return disconnection === null
        ? `is disconnected; ${owner.name} can reconnect it`
        : `is disconnected since ${sayTime(disconnection.startedAt, timeZone)}: ${lowered(causeFacts[disconnection.cause].title)}; ${owner.name} can reconnect it`;
  }
}

const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);
