import type { HistoryWords } from "../workspace/history-words.ts";

export const providerSignInHistory: HistoryWords = {
  "mailbox-renewed": ({ who }) => `${who ?? "A member"} signed in at the provider once more.`,
};
