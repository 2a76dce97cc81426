import { sayCount } from "../words/say.ts";
import type { HistoryWords } from "../workspace/history-words.ts";

export const removalHistory: HistoryWords = {
  "lead-forgotten": ({ who }) => `${who ?? "Somebody"} forgot a lead. What was personal of them is removed.`,
  "mailbox-removed": ({ who, data }) =>
    `${who ?? "Somebody"} removed this mailbox.${Number(data?.ended) > 0 ? ` The sequences of ${sayCount(Number(data?.ended), "lead")} ended.` : ""}`,
};
