import type { MessageView } from "../../chat/message-view.ts";
import { sayDuration, sayTime } from "../../words/say.ts";
import type { AlertSubject } from "../alert-subject.ts";
import { watchFacts } from "./alert-view.ts";

/**
 * A reminder of an incident. It is short, since its reader has the alert or finds it behind *More…*. Once the incident goes on, the
 * reminder says the same as the alert, without the details.
 *
 * @param asks - whether its reader is asked if they are still on it
 * @param afterMs - how long the incident had waited when this was sent
 */
export function reminderView(
  alert: MessageView,
  subject: Pick<AlertSubject, "incident" | "watch" | "now" | "timeZone">,
  { asks, afterMs }: { asks: boolean; afterMs: number },
): MessageView {
  const short = { ...alert, facts: [], steps: [], why: null };
  if (alert.stage !== "open") return short;
  const after = sayDuration(afterMs);
  return {
    ...short,
    title: `${asks ? `Are you still on it after ${after}?` : `It still waits after ${after}:`} ${alert.title}`,
    text: `It has waited since ${sayTime(subject.incident.openedAt, subject.timeZone)}. Nothing is lost: every lead waits where it is.`,
    facts: watchFacts(subject),
  };
}
