import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import type { DecideHeldResult, HeldDecision } from "../decide-held.ts";
import { noSuchCampaign, type OfCampaign } from "./campaign-name.ts";

export const DECIDE_HELD_WORDS: WordsOf<DecideHeldResult, OfCampaign & { decision: HeldDecision }> = {
  decided: ({ leads }, { decision }) =>
    outcome(
      "You have decided",
      decision === "go-on"
        ? `${sayCount(leads, "lead goes", "leads go")} on.`
        : `${sayCount(leads, "lead was", "leads were")} removed.`,
    ),
  "already-decided": (_, { name }) =>
    outcome(
      "There is nothing to decide",
      `No lead of “${name}” is held for this. Another member may have decided. Nothing was changed.`,
    ),
  "no-such-campaign": noSuchCampaign,
};
