import type { HistoryWords } from "../../../src/core/workspace/history-words.ts";

export const callHistory: HistoryWords = {
  "call-asked": ({ who }) => `${who ?? "Somebody"} asked for a call.`,
  "call-ended": ({ who, data }) => `${who ?? "Somebody"} said how a call went: ${data?.outcome}.`,
};
