/** Does what `does` says when it is pressed, or leads to `link`. */
export type PlazaButton = { text: string; does?: string; link?: string };

/** All that can stand in a message of Plaza: plain text, in which nothing is read as markup. */
export type Card = {
  colour?: "red" | "amber" | "green";
  heading?: string;
  lines: string[];
  /** Words of others. */
  quote?: string;
  rows: PlazaButton[][];
};

/** Plaza's own limits: characters, and how many. */
export const PLAZA = {
  heading: 120,
  line: 700,
  lines: 40,
  quote: 900,
  rows: 8,
  inRow: 3,
  button: 60,
  does: 400,
  link: 2000,
} as const;

/** Plaza's refusals of a card, in words. Empty where it takes the card. */
export function faultsOfCard(card: Card): string[] {
  const { heading, lines, quote, rows } = card;
  const buttons = rows.flat();
  return [
    ...(heading === undefined ? [] : length("heading", heading, PLAZA.heading)),
    ...lines.flatMap((line) => length("line", line, PLAZA.line)),
    ...lines.filter((line) => line.includes("\n")).map(() => "a line has a break"),
    ...(quote === undefined ? [] : length("quote", quote, PLAZA.quote)),
    ...count("lines", lines.length, PLAZA.lines),
    ...count("rows", rows.length, PLAZA.rows),
    ...rows.flatMap((row) => [...count("buttons in a row", row.length, PLAZA.inRow), ...empty(row)]),
    ...buttons.flatMap(({ text, does, link }) => [
      ...length("text of a button", text, PLAZA.button),
      ...(does === undefined ? [] : length("deed of a button", does, PLAZA.does)),
      ...(link === undefined ? [] : length("link", link, PLAZA.link)),
      ...((does === undefined) === (link === undefined)
        ? [`${text} must do something, or lead somewhere`]
        : []),
    ]),
    ...(heading === undefined && lines.length === 0 ? ["a card without words"] : []),
  ];
}

const length = (what: string, text: string, most: number) =>
  text.trim() === "" || text.length > most
    ? [`${what}: ${text.length} characters, 1 to ${most} are allowed`]
    : [];

const count = (what: string, found: number, most: number) =>
  found > most ? [`${found} ${what}, ${most} are allowed`] : [];

const empty = (row: PlazaButton[]) => (row.length === 0 ? ["a row without buttons"] : []);

const MARKS = { red: "🔴 ", amber: "🟡 ", green: "🟢 " };

/** The visible part of a card: its lines in order, with a mark for its colour, and its buttons. */
export function seenInPlaza({ colour, heading, lines, quote, rows }: Card) {
  const first = heading === undefined ? [] : [`${colour ? MARKS[colour] : ""}${heading}`];
  return { lines: [...first, ...lines, ...(quote?.split("\n") ?? [])], buttons: rows.flat() };
}
