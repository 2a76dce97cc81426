import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount, sayList } from "../../words/say.ts";
import type { CreateCampaignResult } from "../create-campaign.ts";
import { type OfCampaign, quoted } from "./campaign-name.ts";

export const CREATE_WORDS: WordsOf<CreateCampaignResult, OfCampaign> = {
  created: (_, { name }) => outcome("The campaign is created", `${quoted(name)} is created, as a draft.`),
  "name-taken": (_, { name }) =>
    outcome("The name is taken", `A campaign called ${quoted(name)} exists already.`, {
      kind: "add-leads",
      campaign: name,
    }),
  "unknown-mailboxes": ({ addresses }, { name }) =>
    outcome(
      "Some mailboxes are not connected",
      `${quoted(name)} was not created. Connect ${sayList(addresses)} first.`,
      ...addresses.slice(0, 1).map((address) => ({ kind: "add-mailbox", address }) as const),
    ),
  "faulty-templates": ({ problems }, { name }) =>
    outcome(
      "Some texts have mistakes",
      `${quoted(name)} was not created. Its texts have ${sayCount(problems.length, "mistake")}.`,
    ),
};
