import type { About } from "../../../src/core/chat/about.ts";

/** The effect of our button. It travels with the button, and comes back with the press. */
export type Deed =
  | { kind: "press"; press: string; about: About | null; value: string }
  /** Says this for them, as if they had typed it. */
  | { kind: "words"; words: string };

/** "-" where there is nothing; the parts have no space in them, but for the words at the end. */
export function doesOf(deed: Deed): string {
  if (deed.kind === "words") return `words ${deed.words}`;
  const { press, about, value } = deed;
  return ["press", press, about?.kind ?? "-", about?.id ?? "-", value || "-"].join(" ");
}

/** A button of another version does nothing that we know: its press is about nothing. */
export function deedIn(does: string): Deed {
  const [what = "", press = "", kind = "-", id = "-", value = "-"] = does.split(" ");
  if (what === "words") return { kind: "words", words: does.slice("words ".length) };
  return {
    kind: "press",
    press,
    about: id === "-" ? null : { kind, id },
    value: value === "-" ? "" : value,
  };
}
