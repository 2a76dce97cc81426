import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { ResumeCampaignResult } from "../resume-campaign.ts";
import { noSuchCampaign, type OfCampaign, onceReconnected, quoted, reconnectAny } from "./campaign-name.ts";

export const RESUME_WORDS: WordsOf<ResumeCampaignResult, OfCampaign> = {
  running: (_, { name }) =>
    outcome(
      "The campaign is running",
      `${quoted(name)} goes on exactly where it was. Overdue steps are spread out.`,
    ),
  waiting: ({ addresses }, { name }) =>
    outcome(
      "The campaign waits for a mailbox",
      `${quoted(name)} is no longer paused by a member. It goes on ${onceReconnected(addresses)}.`,
      ...reconnectAny(addresses),
    ),
  disconnected: ({ addresses }, { name }) =>
    outcome(
      "The campaign waits for a mailbox",
      `No member paused ${quoted(name)}. It goes on by itself ${onceReconnected(addresses)}.`,
      ...reconnectAny(addresses),
    ),
  "not-paused": ({ state }, { name }) => {
    if (state !== "draft") {
      const is = state === "running" ? "is running already" : "has finished";
      return outcome("The campaign is not paused", `${quoted(name)} ${is}. Nothing was changed.`);
    }
    return outcome("The campaign is not paused", `${quoted(name)} is a draft. Nothing was changed.`, {
      kind: "start-campaign",
      campaign: name,
    });
  },
  "no-such-campaign": noSuchCampaign,
};
