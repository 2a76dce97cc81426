import type { HistoryWords } from "../workspace/history-words.ts";

export const installationHistory: HistoryWords = {
  "chat-installed": ({ who, chat, data }) =>
    `${who ?? "A member"} installed Unpause in ${chat} (${data?.name}).`,
};
