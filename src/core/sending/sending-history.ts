import type { HistoryWords, ToldEvent } from "../workspace/history-words.ts";

export const sendingHistory: HistoryWords = {
  rejected: ({ lead }) =>
    lead
      ? `The address ${lead} was refused, so their sequence ended.`
      : "A lead's address was refused, so their sequence ended.",
  "message-refused": (event) =>
    `A message${to(event)} was refused for ${event.data?.about === "sender" ? "its sender" : "its text"}; the lead keeps the step. “${event.data?.reply}”`,
  unconfirmed: (event) => `It is not known whether a send${to(event)} went out. A member has to decide.`,
  settled: (event) => {
    const sent = event.data?.how === "accepted";
    const send = `a send in doubt${to(event)}`;
    if (event.who)
      return sent
        ? `${event.who} said that ${send} went out.`
        : `${event.who} said that ${send} did not go out; it is sent again.`;
    return sent
      ? `A send in doubt${to(event)} was found in the Sent folder: it went out.`
      : `A send in doubt${to(event)} was not in the Sent folder: it is sent again.`;
  },
};

const to = ({ lead }: ToldEvent) => (lead === null ? "" : ` to ${lead}`);
