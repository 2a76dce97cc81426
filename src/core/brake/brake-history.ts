import type { HistoryWords } from "../workspace/history-words.ts";

export const brakeHistory: HistoryWords = {
  "campaign-braked": ({ data }) =>
    data?.reason === "refused"
      ? "It paused itself, since its text or sender was refused."
      : "It paused itself, since too many first messages bounced or drew complaints.",
  "mailbox-left-campaign": () =>
    "A mailbox left its rotation, since its sender was refused while others passed.",
  "mailbox-back-in-campaign": ({ who }) => `${who ?? "Unpause"} brought the mailbox back into its rotation.`,
  "brake-tested": ({ who }) => `${who ?? "Unpause"} let one lead through as a test.`,
  "lead-held": ({ lead }) => `${lead ?? "A lead"} waits for a decision, since their message was refused.`,
};
