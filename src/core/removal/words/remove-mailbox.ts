import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import type { RemoveMailboxResult } from "../remove-mailbox.ts";

/** `to`: the mailbox that takes its leads without a message. null: none does. */
export type OfMailboxRemoval = { address: string; to: string | null };

const GRANT_WORDS = {
  "given-back": " Its permission was given back to the provider.",
  kept: " Its permission still stands at the provider: another mailbox here uses the account, or the provider takes none back. Its owner can end it there.",
  none: "",
} as const;

export const REMOVE_MAILBOX_WORDS: WordsOf<RemoveMailboxResult, OfMailboxRemoval> = {
  removed: ({ given, ended, grant }, { address, to }) => {
    const went = to === null ? "" : ` ${sayCount(given, "lead")} went to ${to}.`;
    return outcome(
      "The mailbox is removed",
      `${address} is removed.${went} ${sayCount(ended, "sequence")} ended.${GRANT_WORDS[grant]}`,
    );
  },
  "leads-undecided": ({ leads }, { address }) =>
    outcome(
      "Some leads have no message yet",
      `${sayCount(leads, "lead")} of ${address} got no message yet. Nothing was changed.`,
      { kind: "name-leads-mailbox" },
    ),
  sending: (_, { address }) =>
    outcome(
      "A message is being sent",
      `${address} is sending a message at the moment. Nothing was changed. Try again in a minute.`,
    ),
  "not-usable": (_, { to }) =>
    outcome(
      "The other mailbox cannot send",
      `${to ?? "The other mailbox"} cannot send at the moment, so it takes no leads. Nothing was changed.`,
    ),
  "not-entitled": (_, { address }) =>
    outcome(
      "Only the owner and admins do that",
      `Only the owner of ${address} and admins remove it. Nothing was changed. Ask one of them.`,
    ),
  "no-such-mailbox": (_, { address }) =>
    outcome("The mailbox is gone", `Another member removed ${address} a moment ago.`),
};
