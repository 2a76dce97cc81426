import type { HistoryWords } from "../workspace/history-words.ts";

export const incidentHistory: HistoryWords = {
  "mailbox-disclaimed": ({ who }) => `${who ?? "A member"} said that this mailbox is not theirs.`,
};
