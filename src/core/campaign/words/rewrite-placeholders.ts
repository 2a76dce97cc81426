import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import type { RewritePlaceholdersResult } from "../placeholder/rewrite-placeholders.ts";
import { noSuchCampaign, type OfCampaign, quoted } from "./campaign-name.ts";

export const REWRITE_PLACEHOLDERS_WORDS: WordsOf<RewritePlaceholdersResult, OfCampaign> = {
  rewritten: ({ rewritten }, { name }) =>
    outcome(
      "The placeholders are rewritten",
      `${sayCount(rewritten, "placeholder is", "placeholders are")} rewritten in ${quoted(name)}.`,
    ),
  "not-a-draft": (_, { name }) =>
    outcome(
      "It was started already",
      `${quoted(name)} was started already. Its texts stay as they are. Nothing was changed.`,
    ),
  "no-such-campaign": noSuchCampaign,
};
