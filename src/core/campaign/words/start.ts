import { publicUrlWords } from "../../lead/public-url.ts";
import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { StartCampaignResult } from "../start-campaign.ts";
import { noSuchCampaign, type OfCampaign, onceReconnected, quoted, reconnectAny } from "./campaign-name.ts";

export const START_WORDS: WordsOf<StartCampaignResult, OfCampaign & { publicUrl: string }> = {
  running: (_, { name }) => outcome("The campaign is running", `${quoted(name)} is running.`),
  waiting: ({ addresses }, { name }) =>
    outcome(
      "The campaign waits for a mailbox",
      `${quoted(name)} is started. It sends ${onceReconnected(addresses)}.`,
      ...reconnectAny(addresses),
    ),
  "foreign-placeholders": ({ found }, { name }) =>
    outcome(
      "Placeholders of another tool",
      `${quoted(name)} was not started. Its texts hold placeholders that Unpause does not fill in.`,
      ...(found.some(({ kind }) => kind === "field")
        ? [{ kind: "rewrite-placeholders", campaign: name } as const]
        : []),
      { kind: "start-campaign-despite", campaign: name, despite: "placeholders" },
    ),
  "leads-lack": (_, { name }) =>
    outcome(
      "Some leads lack a field",
      `${quoted(name)} was not started. Some of its leads lack a field that its texts use.`,
      { kind: "start-campaign-despite", campaign: name, despite: "lacking" },
    ),
  "no-public-url": ({ trouble }, { name, publicUrl }) =>
    outcome(
      "Leads cannot unsubscribe by link",
      `${quoted(name)} was not started. ${publicUrlWords(trouble, publicUrl).mend}`,
      { kind: "start-campaign-despite", campaign: name, despite: "public-url" },
    ),
  "no-leads": (_, { name }) =>
    outcome("It has no leads yet", `${quoted(name)} was not started. It has no leads yet.`, {
      kind: "import-leads",
      campaign: name,
    }),
  "not-a-draft": (_, { name }) =>
    outcome("It was started already", `${quoted(name)} was started before. Nothing was changed.`),
  "no-such-campaign": noSuchCampaign,
};
