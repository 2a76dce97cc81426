import { tooManyTries } from "../limit/words.ts";
import { isOnlyUntried } from "../setup/untried-words.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayList } from "../words/say.ts";
import type { ReconnectResult } from "./reconnect-result.ts";

/** `sayTime`: how the surface writes a moment. */
export type OfReconnect = { address: string; sayTime: (at: Date) => string };

const LINKS_LAST = "A link to reconnect works once, for half an hour. Nothing was changed.";

export const RECONNECT_WORDS: WordsOf<ReconnectResult, OfReconnect> = {
  proven: (_, { address }) =>
    outcome(
      "The new sign-in works",
      `${address} accepts the new sign-in. Its new mail is read first, then sending goes on.`,
    ),
  "still-refused": ({ smtp, imap }) =>
    outcome(
      "That did not work yet",
      isOnlyUntried([smtp, imap])
        ? "The password could not be tried. Nothing was changed."
        : "That did not work yet. Nothing was changed.",
    ),
  "under-way": (_, { address }) =>
    outcome(
      "A reconnect is under way",
      `Another member proved a moment ago that ${address} works. Its new mail is read first.`,
    ),
  "link-solved": ({ link: { by } }, { address }) =>
    outcome(
      "It is connected again already",
      `${by === null ? `${address} is connected again` : `${by.name} reconnected ${address}`}. There is nothing left to do.`,
    ),
  "other-mailbox": ({ expected, given }) =>
    outcome(
      "That is another mailbox",
      `This link reconnects ${expected}, but ${given} is another mailbox. Nothing was changed.`,
    ),
  "signs-in-elsewhere": (_, { address }) =>
    outcome(
      "This mailbox has no password",
      `${address} has no password here. Its owner signs in at its provider. Nothing was changed.`,
    ),
  "not-yours": ({ entitled }, { address }) =>
    outcome(
      "Another member can reconnect this mailbox",
      `You cannot reconnect ${address}, but ${sayList(entitled.map(({ name }) => name)) || "an admin"} can. Nothing was changed.`,
    ),
  "too-many-tries": ({ until }, { sayTime }) => outcome("Too many tries", tooManyTries(sayTime(until))),
  "link-expired": () => outcome("This link is too old", LINKS_LAST),
  "link-spent": () => outcome("This link was used already", LINKS_LAST),
  "link-unknown": () =>
    outcome(
      "This is not a link of ours",
      "A part of the address may be missing. Open the link once more from the alert.",
    ),
};
