import type { HistoryWords, ToldEvent } from "../workspace/history-words.ts";

export const inboundHistory: HistoryWords = {
  replied: ({ lead }) => `${lead ?? "A lead"} replied, so their sequence ended.`,
  bounced: ({ lead }) =>
    lead
      ? `A message to ${lead} bounced, so their sequence ended.`
      : "A message bounced, so that lead's sequence ended.",
  gone: (event) => `${event.lead ?? "A lead"} is gone for good, so their sequence ended.${insteadOf(event)}`,
  postponed: ({ lead }) => `${lead ?? "A lead"} is away; their next step waits.`,
  "refused-by-report": ({ lead, data }) =>
    `A delivery report refused a message${lead ? ` to ${lead}` : ""} for its ${data?.about === "message" ? "text" : data?.about}; the lead waits for a decision. “${data?.said}”`,
};

function insteadOf({ data }: ToldEvent): string {
  const named = [data?.successorName, data?.successorAddress].filter(Boolean).join(", ");
  return named === "" ? "" : ` Their mailbox names instead: ${named}.`;
}
