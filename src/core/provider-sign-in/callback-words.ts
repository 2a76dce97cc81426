import { outcome, type WordsOf } from "../words/outcome.ts";
import type { AnySignIn } from "./provider-sign-in-store.ts";
import type { TakenCallback } from "./take-callback.ts";

type RefusedKind = Exclude<TakenCallback<AnySignIn>["kind"], "taken">;
export type RefusedCallback = { [Kind in RefusedKind]: { kind: Kind } }[RefusedKind];

/** The errand of the person who comes back, and the name of the place that they come from. */
export type OfCallback = { errand: "sign-in" | "installation"; at: string };

const unasked = (_: unknown, { errand, at }: OfCallback) =>
  outcome(
    `We did not ask for this ${errand}`,
    `This answer from ${at} belongs to no ${errand} that Unpause began. Nothing was changed.`,
  );

/** Why a person who comes back from a provider or a chat is refused, in the same words for a sign-in and an installation. */
export const CALLBACK_WORDS: WordsOf<RefusedCallback, OfCallback> = {
  "no-state": unasked,
  "unknown-state": unasked,
  "other-browser": (_, { errand }) =>
    outcome(
      `This ${errand} was begun in another browser`,
      `It has to end in the browser in which it was begun, so that no other person can take part in it. Nothing was changed.`,
    ),
  "not-signed-in": () =>
    outcome("Sign in to Unpause first", "Your session in this browser has ended. Nothing was changed."),
  "not-yours": (_, { errand }) =>
    outcome(
      `Another member began this ${errand}`,
      "Another member is signed in to Unpause in this browser now. Nothing was changed.",
    ),
  used: (_, { errand }) =>
    outcome(`This ${errand} was used already`, `Each ${errand} works once. Perhaps the page was reloaded.`),
  expired: (_, { errand }) =>
    outcome(`This ${errand} took too long`, "It has to end within twenty minutes. Nothing was changed."),
};
