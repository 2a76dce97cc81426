import type { HistoryWords } from "../workspace/history-words.ts";

export const suppressionHistory: HistoryWords = {
  "opted-out": ({ lead }) => `${lead ?? "A lead"} opted out and is never written to again.`,
  complained: ({ lead }) => `${lead ?? "A lead"} reported a message as spam and is never written to again.`,
  removed: ({ who, lead }) =>
    `${who ?? "Unpause"} suppressed ${lead ?? "a lead's address"}, so their sequence ended.`,
  "suppression-added": ({ who, data }) => {
    const email = data?.email;
    if (who && data?.reason === "by_hand") return `${who} suppressed ${email}.`;
    switch (data?.reason) {
      case "opted_out":
        return who ? `${who} said that ${email} asks not to be written to.` : `${email} opted out.`;
      case "complained":
        return `${email} reported a message as spam.`;
      case "bounced":
        return `Mail to ${email} bounced for good.`;
      default:
        return `${email} was suppressed.`;
    }
  },
  "suppression-lifted": ({ who, data }) =>
    `${who ?? "A member"} lifted the suppression of ${data?.email}: “${data?.why}”`,
};
