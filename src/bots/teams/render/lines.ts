import type { RichTextBlock, TextRun } from "./adaptive-card.ts";

type Look = Omit<TextRun, "type" | "text">;

/**
 * Text in a card as it is. A TextRun reads no Markdown and no HTML. Clients read only `{{DATE(…)}}` in it, within one run: so no
 * run has two braces side by side (learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
 */
export const runs = (text: string, look: Look = {}): TextRun[] =>
  text.split(/(?<=\{)(?=\{)/).map((part) => ({ type: "TextRun", text: part, ...look }));

export const line = (inlines: TextRun[], spacing?: RichTextBlock["spacing"]): RichTextBlock => ({
  type: "RichTextBlock",
  inlines,
  ...(spacing !== undefined && { spacing }),
});

/** Clients differ in what a line break within a run does, so each line is a block. `most`: how many; the last one takes the rest. */
export function linesOf(text: string, most: number, look: Look = {}): RichTextBlock[] {
  const lines = text.split("\n").filter((each) => each.trim() !== "");
  const shown = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")] : lines;
  return shown.map((each, index) => line(runs(each, look), index === 0 ? undefined : "None"));
}

/** Our own words alone: their https addresses can be followed. */
export const linked = (text: string): TextRun[] =>
  text.split(/(https:\/\/[^\s<>"]+[^\s<>".,;:)])/).flatMap((part, index) => {
    if (part === "") return [];
    return index % 2 === 1
      ? runs(part, { selectAction: { type: "Action.OpenUrl", title: "Open the page", url: part } })
      : runs(part);
  });
