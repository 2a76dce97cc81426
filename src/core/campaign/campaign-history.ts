import { sayCount } from "../words/say.ts";
import type { HistoryWords, ToldEvent } from "../workspace/history-words.ts";

export const campaignHistory: HistoryWords = {
  "campaign-created": ({ who }) => `${who ?? "Unpause"} made this campaign.`,
  "campaign-started": ({ who }) => `${who ?? "Unpause"} started it.`,
  "campaign-paused": ({ who }) =>
    who ? `${who} paused it.` : "It paused, since its mailbox lost the connection.",
  "campaign-resumed": ({ who }) =>
    who ? `${who} resumed it.` : "It resumed, since its mailbox was reconnected.",
  "campaign-finished": () => "It finished: every lead has come to an end.",
  "placeholders-rewritten": ({ who }) =>
    `${who ?? "Unpause"} rewrote placeholders of another tool in its texts.`,
  "leads-imported": ({ who, data }) =>
    `${who ?? "Unpause"} brought in ${leadsOf(data?.enrolled, "lead") ?? "leads"}.`,
  "leads-given": ({ who, data }) =>
    `${who ?? "Unpause"} let another mailbox take ${leadsOf(data?.leads, "lead") ?? "the leads"} without a message yet.`,
  "lead-released": ({ who, lead, data }) => {
    const leads = lead ?? leadsOf(data?.leads, "held lead") ?? "a held lead";
    return data?.decision === "remove"
      ? `${who ?? "A member"} ended the sequence of ${leads}.`
      : `${who ?? "A member"} let ${leads} go on.`;
  },
};

type Datum = NonNullable<ToldEvent["data"]>[string];

const leadsOf = (count: Datum | undefined, noun: string) =>
  typeof count === "number" ? sayCount(count, noun) : null;
