import type { HistoryWords } from "../workspace/history-words.ts";

export const recoveryHistory: HistoryWords = {
  "mailbox-released": () => "It works again; its sends go on.",
};
