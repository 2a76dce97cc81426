import type { About } from "../../../src/core/chat/about.ts";

/** What a button of ours does. It travels with the button, and comes back when it is pressed. */
export type Deed =
  | { kind: "press"; press: string; about: About | null; value: string; page: number | null }
  /** Takes a choice, which is a dialog that is filled in. */
  | { kind: "choose"; dialog: string; about: About; mailboxId: string | null; field: string; value: string }
  /** Says this for them, as if they had typed it. */
  | { kind: "words"; words: string };

/** "-" where there is nothing; the parts have no space in them, but for the words at the end. */
export function doesOf(deed: Deed): string {
  switch (deed.kind) {
    case "press": {
      const { press, about, value, page } = deed;
      return ["press", press, about?.kind ?? "-", about?.id ?? "-", value || "-", page ?? "-"].join(" ");
    }
    case "choose": {
      const { dialog, about, mailboxId, field, value } = deed;
      return ["choose", dialog, about.kind, about.id, mailboxId ?? "-", field, value].join(" ");
    }
    case "words":
      return `words ${deed.words}`;
  }
}

/** A button of another version does nothing that we know: its press is about nothing. */
export function deedIn(does: string): Deed {
  const [what = "", name = "", kind = "-", id = "-", ...rest] = does.split(" ");
  const about = id === "-" ? null : { kind, id };
  const [first = "-", second = "-", third = ""] = rest;
  if (what === "words") return { kind: "words", words: does.slice("words ".length) };
  if (what === "choose" && about !== null)
    return { kind: "choose", dialog: name, about, mailboxId: orNull(first), field: second, value: third };
  return {
    kind: "press",
    press: name,
    about,
    value: orNull(first) ?? "",
    page: Number(orNull(second)) || null,
  };
}

const orNull = (part: string) => (part === "-" ? null : part);
