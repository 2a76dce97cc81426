import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import type { GiveLeadsResult } from "../give-leads.ts";

export const GIVE_LEADS_WORDS: WordsOf<GiveLeadsResult, null> = {
  given: ({ leads, to }) =>
    outcome(
      "Another mailbox takes over",
      `${sayCount(leads, "lead goes", "leads go")} on from ${to}, spread over its days. The others wait where they are.`,
    ),
  nothing: () =>
    outcome(
      "No lead is left to take over",
      "Every lead had a message already, or the mailbox works again. Nothing was changed.",
    ),
  "not-usable": ({ address }) =>
    outcome(
      "That mailbox cannot send now",
      `${address} cannot send at the moment, so nothing was changed. Choose another mailbox.`,
    ),
  "not-entitled": () =>
    outcome(
      "These mailboxes are not yours",
      "You cannot give leads of these mailboxes. Nothing was changed.",
    ),
};
