import { sayCount } from "../words/say.ts";
import type { HistoryWords } from "../workspace/history-words.ts";

export const removalHistory: HistoryWords = {
  "lead-forgotten": ({ who }) => `${who ?? "A member"} forgot a lead. Their personal data is removed.`,
  "mailbox-removed": ({ who, data }) =>
    `${who ?? "A member"} removed this mailbox.${Number(data?.ended) > 0 ? ` The sequences of ${sayCount(Number(data?.ended), "lead")} ended.` : ""}`,
};
