import type { HistoryWords } from "../workspace/history-words.ts";

export const mailboxHistory: HistoryWords = {
  "mailbox-added": ({ who }) => `${who ?? "Unpause"} connected this mailbox.`,
  "mailbox-fixers-chosen": ({ who }) => `${who ?? "Unpause"} chose who is asked when it breaks.`,
};
