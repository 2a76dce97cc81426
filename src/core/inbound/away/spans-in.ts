import { folded } from "./calendar-words.ts";

/** A time in a text without a date, with its position. */
export type NamedSpan = { at: number; end: number } & (
  | { kind: "days"; days: number }
  /** ISO 8601 week of the year. */
  | { kind: "week"; week: number }
  /** The last day of a week, a month or a year; 0: of this one, 1: of the next. */
  | { kind: "end"; of: "week" | "month" | "year"; next: 0 | 1 }
);

const NUMBERS: readonly (readonly [number, string])[] = [
  [1, "a|an|one|ein(?:e[mnr]?)?|une?|un[ao]?|um[a]?|een|e[nt]t?|jeden|jedn[yaou]|yhden|один|одну|неделю|bir"],
  [
    2,
    "two|a couple of|zwei|deux|dos|due|dois|duas|twee|tva|to|dwa|dwie|dva|dve|kahden|kaksi|два|две|iki|ket",
  ],
  [3, "three|a few|drei|trois|tres|tre|drie|trzy|tri|kolmen|три|uc|harom"],
  [4, "four|vier|quatre|cuatro|quattro|quatro|fyra|fire|cztery|ctyri|neljan|четыре|dort|negy"],
  [5, "five|funf|cinq|cinco|cinque|vijf|fem|piec|pet|viiden|пять|bes|ot"],
  [6, "six|sechs|seis|sei|zes|sex|seks|szesc|sest|kuuden|шесть|alti|hat"],
  [8, "eight|acht|huit|ocho|otto|oito|atta|atte|osiem|восемь"],
  [10, "ten|zehn|dix|diez|dieci|dez|tien|tio|ti|dziesiec|десять"],
  [14, "fourteen|vierzehn|quinze|quince|quindici|veertien|fjorton|fjorten|czternascie|четырнадцать"],
];
const UNITS: readonly (readonly [number, string])[] = [
  [
    1,
    "(?:calendar |working |business |weitere |naechsten |nachsten )?(?:days?|tag(?:en?)?|jours?|dias?|giorn[oi]|dagen|dage?r?|dni|paivan?|дн(?:я|ей)|день|gun)",
  ],
  [
    7,
    "(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|veckor?|uker?|uger?|tygodni(?:e|a|u)?|tydn[uy]|viikon?|viikkoa|недел[иьюя]|hafta|het)",
  ],
  [
    30,
    "(?:months?|monat(?:en?)?|mois|mes(?:es|i|e)?|maand(?:en)?|manad(?:er)?|maneder?|miesiac[ea]?|mesic[eu]?|kuukauden|месяц(?:а|ев)?|ay)",
  ],
];
const numeral = NUMBERS.map(([, words]) => words).join("|");
const unit = UNITS.map(([, words]) => words).join("|");

/** "in two weeks", "for the next 10 days", "für drei Wochen". An age of the past has no such word before it. */
const LASTING = new RegExp(
  `(?<![\\p{L}])(?:in|for(?: the next| another)?|the next|fur(?: die nachsten| weitere)?|die nachsten|den nachsten|pour|pendant|dans|durante(?: las?| os| i)?|en|dentro de|por|tra|fra|per|daqui a|over|voor|gedurende|om|i|under|za|przez|na|через|на|в течение|sonra|proximas|proximos|prochaines|prossim[ie]) (\\d{1,2}|${numeral}) (?:\\p{L}{4,10} )?(${unit})(?!\\p{L})`,
  "gu",
);
/** "两周后", "3日間", "2주간" */
const LASTING_HAN =
  /(\d{1,2}|[一二两兩三四五六十])\s?(天|日|周|週|[个個]?星期|주|일|[个個ヶ]月|개월)(?=\s?(?:后|後|间|間|간|뒤))/gu;
const HAN_NUMBERS = "一二三四五六七八九十";
const WEEK_NAMES =
  "kw|k\\.w\\.|kalenderwochen?|calendar weeks?|weeks?|wk|semaines?|semanas?|settiman[ae]|weken|vecka|veckorna|v\\.|uke|ukene|uge|ugerne|tydzien|tygodni[ue]|tyden|viikolla|viikko|viikot";
/** "KW 51", "KW 49-50", "uke 49 og 50", "50. Kalenderwoche": the last of several. */
const WEEK = new RegExp(
  `(?<![\\p{L}\\d])(?:${WEEK_NAMES})\\s?(?:nr\\.? ?)?(\\d{1,2})(?:\\s?(?:-|–|\\/|\\+|&|and|und|bis|to|et|y|e|en|och|og|ja|i|a)\\s?(?:kw\\s?)?(\\d{1,2}))?(?![\\d:]|\\.\\d)|(?<![\\d.])(\\d{1,2})\\. ?(?:kw|kalenderwoche|tyden|het|viikko)(?!\\p{L})`,
  "gu",
);

/** Ends of weeks, months and years, in folded letters. The whole week of a return counts as absence: too late does no harm. */
const ENDS: readonly (readonly [RegExp, Extract<NamedSpan, { kind: "end" }>["of"], 0 | 1])[] = [
  [
    /(?<!\p{L})(?:next week|(?:nachster?n?|kommenden?|folgenden?) woche|(?:la )?semaine prochaine|(?:la )?(?:proxima semana|semana que viene|semana que vem)|(?:la )?(?:prossima settimana|settimana prossima)|volgende week|nasta vecka|(?:neste|naeste|næste) (?:uke|uge)|(?:przyszlym|nastepnym) tygodniu|(?:pristi|budouci) tyden|ensi viikolla|следующ(?:ей|ую) недел[еюи]|haftaya|gelecek hafta|jovo heten)(?!\p{L})|来週|來週|下周(?![一二三四五六日天])|下週(?![一二三四五六日天])|다음 ?주(?! ?[월화수목금토일])/gu,
    "week",
    1,
  ],
  [
    /(?<!\p{L})(?:this week|(?:rest|end) of the week|(?:diese[rn]?|dieser) woche|ende der woche|cette semaine|esta semana|questa settimana|deze week|denna vecka|denne (?:uke|uge)|tym tygodniu|tento tyden|talla viikolla|этой недел[еи]|bu hafta)(?!\p{L})|今週|本周|本週|이번 ?주/gu,
    "week",
    0,
  ],
  [
    /(?<!\p{L})(?:end of (?:the|this) month|month['’]?s end|month end|ende des monats|monatsende|fin du mois|fin de(?:l)? mes|fine (?:del )?mese|(?:fim|final) do mes|eind(?:e)? van de maand|manadens slut|slutet av manaden|konca miesiaca|konce mesice|конца месяца)(?!\p{L})|月末|月底|월말/gu,
    "month",
    0,
  ],
  [
    /(?<!\p{L})(?:(?:after|until|till|in|into|past) (?:the )?(?:new year|end of the year|year['’]?s? end|(?:christmas |xmas |winter )?holidays)|(?:nach|bis|im|ab|zum) (?:dem |den |zum )?(?:neujahr|neuen? jahr(?:es)?|jahreswechsel|ende des jahres|jahresende|feiertagen)|(?:apres|jusqu['’]au|a) (?:le |la |les )?(?:nouvel an|fin de l['’]annee|fetes(?: de fin d['’]annee)?)|(?:tras|despues de|hasta|en) (?:el |la |las |los )?(?:ano nuevo|nuevo ano|fin de ano|fiestas|reyes)|(?:dopo|fino a) (?:il |le )?(?:capodanno|fine anno|feste)|(?:apos|ate|depois do|no) (?:o )?(?:ano novo|novo ano|fim do ano)|(?:na|tot|in) (?:het )?(?:nieuwe ?jaar|eind van het jaar|feestdagen)|(?:efter|till|til|over|pa) (?:det )?(?:nya? ?ar(?:et)?|nytar|nyttar)|(?:do|po|w) (?:nowym roku|konca roku)|(?:do|po|v) (?:novem roce|konce roku)|после (?:нового года|праздников))(?!\p{L})|年明け|年后/gu,
    "year",
    0,
  ],
];

/** Every time in a text without a date: a number of days or weeks from now, a numbered week, the end of a period. */
export function spansIn(text: string): NamedSpan[] {
  const words = foldedInPlace(text);
  const spans: NamedSpan[] = [];
  for (const { 0: found, 1: count = "", 2: named = "", index: at } of words.matchAll(LASTING)) {
    const days = (Number(count) || numberIn(NUMBERS, count)) * numberIn(UNITS, named);
    if (days > 0) spans.push({ kind: "days", days, at, end: at + found.length });
  }
  for (const { 0: found, 1: count = "", 2: named = "", index: at } of words.matchAll(LASTING_HAN)) {
    const number = Number(count) || HAN_NUMBERS.indexOf(count.replace(/[两兩]/, "二")) + 1;
    const days = number * (/[周週期주]/.test(named) ? 7 : /月|개월/.test(named) ? 30 : 1);
    spans.push({ kind: "days", days, at, end: at + found.length });
  }
  for (const { 0: found, 1: one, 2: last, 3: before, index: at } of words.matchAll(WEEK)) {
    const week = Number(last ?? one ?? before);
    if (week >= 1 && week <= 53) spans.push({ kind: "week", week, at, end: at + found.length });
  }
  for (const [pattern, of, next] of ENDS) {
    for (const { 0: found, index: at } of words.matchAll(pattern))
      spans.push({ kind: "end", of, next, at, end: at + found.length });
  }
  return spans;
}

const numberIn = (table: readonly (readonly [number, string])[], word: string): number =>
  table.find(([, words]) => new RegExp(`^(?:${words})$`, "u").test(word))?.[0] ?? 0;

/** Each letter folded by itself, so that places in the text stay places in the result. */
const foldedInPlace = (text: string) =>
  [...text].map((letter) => folded(letter).padEnd(letter.length).slice(0, letter.length)).join("");
