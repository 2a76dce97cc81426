import { z } from "zod";
import type { About } from "../../../core/chat/about.ts";
import type { Filled, WantedPortion } from "../../dialog.ts";

/** The effect of a button. It travels in the card and comes back when the button is pressed. */
export type Deed =
  /** `value`: the button's own, beside its subject. `portion`: the part of a list that is wanted; null: the first. */
  | { kind: "press"; about: About | null; press: string; value: string; portion: WantedPortion | null }
  /** Says this for the person, as if they had typed it. */
  | { kind: "command"; words: string }
  /** `filled`: the card's inputs. They are empty in the card itself. */
  | { kind: "submit"; about: About | null; dialog: string; mailboxId: string | null; filled: Filled }
  /** A reader's client asks for the card as it is now. */
  | { kind: "refresh"; about: About | null };

/** `attempt`: the attempt to post that the card was made for; null: the card is an answer to one person. */
export type CardDeed = { deed: Deed; attempt: string | null };

/** How a deed travels in an action. It stays readable for ever: old messages keep their buttons. */
export function actionData({ deed, attempt }: CardDeed): { verb: string; data: Record<string, unknown> } {
  const mark = attempt === null ? {} : { attempt };
  switch (deed.kind) {
    case "press": {
      const { kind, about, press, value, portion } = deed;
      const more = { ...(value !== "" && { value }), ...(portion !== null && { portion }) };
      return { verb: kind, data: { press, ...withAbout(about), ...more, ...mark } };
    }
    case "command":
      return { verb: deed.kind, data: { words: deed.words, ...mark } };
    case "submit": {
      const { kind, about, dialog, mailboxId } = deed;
      const more = mailboxId === null ? {} : { mailboxId };
      return { verb: kind, data: { dialog, ...withAbout(about), ...more, ...mark } };
    }
    case "refresh":
      return { verb: deed.kind, data: { ...withAbout(deed.about), ...mark } };
  }
}

const withAbout = (about: About | null) => (about === null ? {} : { about });

const FIELD = "field_";
/** Inputs arrive among the action's data, so their names begin with what no part of ours begins with. */
export const fieldId = (name: string): string => `${FIELD}${name}`;

// Any data can be sent to our bot: nothing in it is believed, and no text in it is longer than ours are.
const text = (most: number) => z.string().max(most).catch("");
const aboutIn = z
  .object({ kind: z.string().regex(/^[a-z][a-z-]{0,63}$/), id: z.string().regex(/^[^\s]{1,200}$/) })
  .nullable()
  .catch(null);
const attemptIn = z.string().min(1).max(100).nullable().catch(null);
const portionIn = z
  .object({ page: z.int().min(1).max(100_000), search: z.string().max(1000) })
  .nullable()
  .catch(null);
const actionIn = z
  .object({ verb: text(100), data: z.record(z.string(), z.unknown()).catch({}) })
  .catch({ verb: "", data: {} });

/**
 * Reads the action of an `adaptiveCard/action` invoke (`activity.value.action`).
 *
 * @returns null: no version of the product made this button
 */
export function deedIn(action: unknown): CardDeed | null {
  const { verb, data } = actionIn.parse(action);
  const deed = readDeed(verb, data);
  return deed === null ? null : { deed, attempt: attemptIn.parse(data.attempt) };
}

function readDeed(verb: string, data: Record<string, unknown>): Deed | null {
  const about = aboutIn.parse(data.about);
  switch (verb) {
    case "press":
      return {
        kind: "press",
        about,
        press: text(100).parse(data.press),
        value: text(2000).parse(data.value),
        portion: portionIn.parse(data.portion),
      };
    case "command":
      return { kind: "command", words: text(2000).parse(data.words) };
    case "submit":
      return {
        kind: "submit",
        about,
        dialog: text(100).parse(data.dialog),
        mailboxId: text(100).parse(data.mailboxId) || null,
        filled: filledIn(data),
      };
    case "refresh":
      return { kind: "refresh", about };
    default:
      return null;
  }
}

const filledIn = (data: Record<string, unknown>): Filled =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), text(3000).parse(value)]] : [],
    ),
  );
