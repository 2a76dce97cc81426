import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import type { ImportLeadsResult } from "../import-leads.ts";
import { noSuchCampaign, type OfCampaign, quoted } from "./campaign-name.ts";

export const IMPORT_WORDS: WordsOf<ImportLeadsResult, OfCampaign> = {
  imported: ({ enrolled, bad, leftOut }, { name }) =>
    outcome(
      "Leads were added",
      `${sayCount(enrolled, "lead was", "leads were")} added to ${quoted(name)}. ${sayCount(bad.count, "row was", "rows were")} wrong and ${sayCount(leftOut.count, "row was", "rows were")} left out.`,
    ),
  unreadable: ({ why }) => outcome("The file cannot be read", why),
  finished: (_, { name }) =>
    outcome("The campaign has finished", `${quoted(name)} has finished. It takes no more leads.`),
  "no-such-campaign": noSuchCampaign,
};
