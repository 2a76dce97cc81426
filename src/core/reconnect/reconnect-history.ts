import type { HistoryWords } from "../workspace/history-words.ts";

export const reconnectHistory: HistoryWords = {
  "mailbox-reconnected": ({ who }) =>
    who ? `${who} reconnected it.` : "Its stored credential works again, so it was reconnected by itself.",
  "reconnect-failed": () => "A try to reconnect it did not succeed.",
  "folders-skipped": ({ who, data }) =>
    `${who ?? "A member"} let the reconnect go on without reading ${data?.folders}.`,
};
