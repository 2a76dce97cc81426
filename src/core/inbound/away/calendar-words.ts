/** Languages that notes of absence come in. Their months and weekdays are CLDR's, which Node carries. */
const LANGUAGES = "en de fr es it pt nl pl sv da nb fi cs sk hu ro bg hr sl el ru uk tr ca et lv lt id".split(
  " ",
);

/** Letters as they are compared: lower case, without accents. */
export const folded = (word: string) =>
  word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o");

type Part = "month" | "weekday";
/** A Monday in January, so that day n is weekday n. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 60 * 60_000;

/** 1 to 12 by every name of a month: alone, within a date, and abbreviated to three letters at least. */
export const monthOf = lazily(() => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const format of [
      { month: "short" },
      { month: "short", day: "numeric" },
      { month: "long" },
      { month: "long", day: "numeric" },
    ] as const) {
      const words = new Intl.DateTimeFormat(language, { ...format, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++)
        keep(names, words, "month", Date.UTC(2024, month - 1, 3), month);
    }
  }
  for (const [name, month] of [
    ["sept", 9],
    ["maerz", 3],
  ] as const)
    names.set(name, month);
  return names;
});

/** 1 (Monday) to 7 by every full name of a weekday. */
export const weekdayOf = lazily(() => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    const words = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    for (let day = 1; day <= 7; day++) keep(names, words, "weekday", MONDAY + (day - 1) * DAY_MS, day);
  }
  // Cases that CLDR does not list.
  const cases =
    "1 poniedzialku pondeli 2 utery vtornika 3 srody stredy srede 4 czwartku ctvrtka 5 piatku patku pyatnitsy пятницы 6 soboty субботы 7 niedzieli 1 понедельника 2 вторника 3 среды среду 4 четверга 7 воскресенья 1 pazartesiye 2 saliya 5 cumaya";
  let day = 0;
  for (const word of cases.split(" ")) {
    if (/^\d$/.test(word)) day = Number(word);
    else if (!names.has(folded(word))) names.set(folded(word), day);
  }
  return names;
});

function keep(
  names: Map<string, number>,
  words: Intl.DateTimeFormat,
  part: Part,
  at: number,
  value: number,
): void {
  const name = words.formatToParts(at).find(({ type }) => type === part)?.value ?? "";
  const word = folded(name).replace(/\.$/, "").split(/[\s-]/)[0] ?? "";
  // The first language to name it keeps it: "listopad" is November in Polish and Czech, October in Croatian.
  if (word.length >= 3 && /^\p{L}+$/u.test(word) && !names.has(word)) names.set(word, value);
}

function lazily(make: () => Map<string, number>): (word: string) => number | null {
  let made: Map<string, number> | null = null;
  return (word) => {
    made ??= make();
    return made.get(folded(word)) ?? null;
  };
}
