import type { HistoryWords } from "../workspace/history-words.ts";

export const mailboxHistory: HistoryWords = {
  "mailbox-added": ({ who }) => `${who ?? "Unpause"} connected this mailbox.`,
  "support-inbox-added": ({ who }) => `${who ?? "Unpause"} made this mailbox a support inbox.`,
  "mailbox-fixers-chosen": ({ who }) => `${who ?? "Unpause"} chose who is asked when it breaks.`,
};
