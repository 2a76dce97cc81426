import { type Cause, causeFacts } from "../diagnosis/cause.ts";
import type { HistoryWords, ToldEvent } from "../workspace/history-words.ts";

export const disconnectionHistory: HistoryWords = {
  "mailbox-held": (event) => `Its sends were put on hold${causeOf(event)}`,
  "mailbox-disconnected": (event) => `The connection was lost${causeOf(event)}`,
  "cause-changed": (event) => `It is still lost, now for another reason${causeOf(event)}`,
};

function causeOf({ data }: ToldEvent): string {
  const cause = data?.cause;
  if (typeof cause !== "string" || !Object.hasOwn(causeFacts, cause)) return ".";
  const { title } = causeFacts[cause as Cause];
  return `: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`;
}
