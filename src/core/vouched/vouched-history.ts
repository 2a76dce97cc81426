import type { HistoryWords } from "../workspace/history-words.ts";

export const vouchedHistory: HistoryWords = {
  "vouched-link-used": ({ who, chat }) =>
    `A browser used ${who ?? "a member"}'s link from ${chat}. It cannot do anything until the number is confirmed there.`,
  "vouched-session-opened": ({ who, chat }) =>
    `${who ?? "A member"} confirmed the number in ${chat}, so that browser may reconnect this mailbox for half an hour.`,
  "vouched-session-refused": ({ who, chat }) =>
    `${who ?? "A member"} pressed another number in ${chat}, so that browser was let in nowhere.`,
};
