import { causeFacts } from "../diagnosis/cause.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import type { ProviderAnswer } from "./finish-provider-sign-in.ts";
import type { OtherAccount } from "./signed-in-account.ts";

/** The provider's name, as its people write it. */
export type OfProviderAnswer = { title: string };

/** Why a sign-in at a provider changed nothing. */
export const PROVIDER_ANSWER_WORDS: WordsOf<ProviderAnswer | OtherAccount, OfProviderAnswer> = {
  declined: (_, { title }) =>
    outcome(
      "You did not allow it",
      `${title} says that the permission was not given, or that the page was closed.`,
    ),
  "not-enough": ({ missing }, { title }) =>
    outcome(
      "One permission is missing",
      `${title} did not give us: ${missing.join(", ")}. Without it we cannot send and read mail for you.`,
    ),
  "other-account": ({ expected, given }) =>
    outcome("That is another account", `You signed in as ${given}, but ${expected} was expected.`),
  "admin-needed": () =>
    outcome(
      "An admin has to allow Unpause first",
      "The rules of your organisation do not let you allow this by yourself.",
    ),
  refused: ({ diagnosis }, { title }) =>
    outcome(`${title} did not complete the sign-in`, causeFacts[diagnosis.cause].meaning),
};
