import type { HistoryWords } from "../workspace/history-words.ts";

export const installationHistory: HistoryWords = {
  "chat-installed": ({ who, chat, data }) =>
    `${who ?? "Somebody"} installed Unpause in ${chat} (${data?.name}).`,
};
