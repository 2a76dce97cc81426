import { tooManyTries } from "../limit/words.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import type { AddMailboxResult } from "./add-mailbox.ts";

/** @param name - the domain of the address */
export const serversElsewhere = (name: string): string =>
  `The DNS records of ${name} name servers of another domain.`;

export const ADD_MAILBOX_WORDS: WordsOf<
  AddMailboxResult,
  { address: string; sayTime: (at: Date) => string }
> = {
  added: (_, { address }) =>
    outcome("The mailbox is connected", `${address} is connected. Sending and reading work.`),
  "already-there": ({ address }) => outcome(`${address} is here already`, `${address} is connected already.`),
  "not-an-address": ({ given }) =>
    outcome("That is not an address", `“${given}” is not a complete e-mail address.`),
  "no-such-owner": () =>
    outcome("The owner is not a member", "The owner is not a member of this workspace. Nothing was stored."),
  "too-many-tries": ({ until }, { sayTime }) => outcome("Too many tries", tooManyTries(sayTime(until))),
  "servers-to-confirm": ({ discovery: { name } }) =>
    outcome("Please confirm the servers", `${serversElsewhere(name)} Nothing was stored.`),
  "not-proven": ({ smtp, imap }) =>
    outcome(
      "That did not work yet",
      [smtp, imap].every((leg) => leg === null || leg.untried)
        ? "The password could not be tried. Nothing was stored."
        : "That did not work yet. Nothing was stored.",
    ),
};
