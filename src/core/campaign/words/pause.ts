import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { PauseCampaignResult } from "../pause-campaign.ts";
import { noSuchCampaign, type OfCampaign, quoted } from "./campaign-name.ts";

const UNTIL = "It stays paused until a member resumes it.";

export const PAUSE_WORDS: WordsOf<PauseCampaignResult, OfCampaign> = {
  paused: (_, { name }) =>
    outcome("The campaign is paused", `${quoted(name)} is paused. ${UNTIL} Every lead stays where it is.`, {
      kind: "resume-campaign",
      campaign: name,
    }),
  "already-paused": (_, { name }) =>
    outcome("The campaign is paused", `${quoted(name)} is paused already. ${UNTIL}`),
  "not-running": ({ state }, { name }) =>
    outcome(
      "The campaign does not run",
      `${quoted(name)} ${state === "draft" ? "is a draft" : "has finished"}. Nothing was changed.`,
    ),
  "no-such-campaign": noSuchCampaign,
};
