import type { HistoryWords } from "../workspace/history-words.ts";

export const installationHistory: HistoryWords = {
  "slack-installed": ({ who, data }) => `${who ?? "Somebody"} installed Unpause in Slack (${data?.team}).`,
};
