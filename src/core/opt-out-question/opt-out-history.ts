import type { HistoryWords } from "../workspace/history-words.ts";

export const optOutHistory: HistoryWords = {
  "opt-out-asked": ({ lead }) =>
    `${lead ?? "A lead"} replied and may have asked not to be written to. The owner decides.`,
  "opt-out-answered": ({ who, data }) =>
    data?.answer === "never-again"
      ? `${who ?? "A member"} said that a lead asked not to be written to.`
      : `${who ?? "A member"} said that a lead's answer is an ordinary reply.`,
};
