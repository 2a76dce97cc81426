import type { HistoryWords } from "../workspace/history-words.ts";

export const incidentHistory: HistoryWords = {
  "mailbox-disclaimed": ({ who }) => `${who ?? "Somebody"} said that this mailbox is not theirs.`,
};
