import { monthOf, weekdayOf } from "./calendar-words.ts";

/** A day in a text, as it is written: without a year where it has none. `at` and `end`: its position. */
export type NamedDay = { at: number; end: number } & (
  | { kind: "date"; year: number | null; month: number; day: number }
  /** Two numbers whose order depends on the country. */
  | { kind: "numbers"; year: number | null; first: number; second: number }
  | { kind: "month"; year: number | null; month: number }
  /** 1: Monday. */
  | { kind: "weekday"; weekday: number }
  | { kind: "tomorrow" }
);

const YEAR = "(?:,?\\s{1,3}(?:de |del |of )?(20\\d\\d))?";
const DAY = "(?<![\\d.,/:])(\\d{1,2})";

const UNTIL =
  "until|till|through|back in|return(?:ing)? in|resume in|bis|wieder (?:im|ab)|zurück im|jusqu['’](?:en|à|au)|de retour en|hasta|fino a|até|tot|do|до|til|asti";
const PART =
  "early|(?:beginning|start|middle|end) of|anfang|début|principios de|inizio|início de|begin|början av|początku|začátku|начала|mid|mitte|mi|mediados de|metà|meados de|half|medio|mitten av|midten af|połowy|poloviny|середины|late|ende|fin|finales de|fine|fim de|eind|slutet av|slutningen af|slutten av|końca|konce|конца";
const EARLY = /^(early|begin|start|anfang|début|princip|inizio|início|början|począt|začát|начал)/iu;
const MIDDLE = /^(mid|mi$|mitt|medi|met|meados|half|połow|polov|серед)/iu;

type Reader = { pattern: RegExp; read: (found: string[]) => OwnDay | null };
type OwnDay = NamedDay extends infer Day ? (Day extends unknown ? Omit<Day, "at" | "end"> : never) : never;

const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));
const full = (year: number | null) => (year !== null && year < 100 ? 2000 + year : year);

function date(year: number | null, month: number | null, day: number | null): OwnDay | null {
  if (month === null || day === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { kind: "date", year: full(year), month, day } as OwnDay;
}

const READERS: Reader[] = [
  // 2026-12-04, 2026. 12. 4., 2026年12月4日, 12月4日, 2026년 12월 4일
  {
    // One mark throughout: 21.12.2026-7.1.2027 is a span.
    pattern:
      /(?<!\d)(20\d\d)(?:\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,2})|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2}))(?!\d)/gu,
    read: ([, y, , m, d, hanMonth, hanDay]) => date(number(y), number(m ?? hanMonth), number(d ?? hanDay)),
  },
  {
    pattern:
      /(?<![\d年년-])(\d{1,2})\s?[月월]\s?(?:\d{1,2}\s?[日号號일]?\s?[~〜–至到-]\s?)?(\d{1,2})\s?[日号號일]/gu,
    read: ([, m, d]) => date(null, number(m), number(d)),
  },
  // 4.12.2026, 04/12/26
  {
    pattern: /(?<![\d.,/:])(\d{1,2})(?:\.\s?(\d{1,2})\.\s?|([/-])(\d{1,2})\3)(20\d\d|\d\d)(?![\d:/])/gu,
    read: ([, a, dotted, , b, y]) =>
      dotted !== undefined
        ? date(number(y), number(dotted), number(a))
        : numbers(number(y), number(a), number(b)),
  },
  // 4.12. and 11/23
  {
    pattern: /(?<![\d.,/:])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)/gu,
    read: ([, d, m]) => date(null, number(m), number(d)),
  },
  {
    pattern: /(?<![\d.,/:])(?!24\/7)(\d{1,2})\/(\d{1,2})(?![\d/])/gu,
    read: ([, a, b]) => numbers(null, number(a), number(b)),
  },
  // bis 4.12, until 04.12 – only after such a word, since prices and times look like it.
  {
    pattern: /(?<=(?:bis|zum|until|till|ab|do|до|по|til)\s)(\d{1,2})\.(\d{1,2})(?![\d.:])/giu,
    read: ([, d, m]) => date(null, number(m), number(d)),
  },
  // 4 December 2026, 4. Dezember, 4 de dezembro, 4-го декабря, 1er décembre
  {
    pattern: new RegExp(
      `${DAY}(?:\\.|-?(?:st|nd|rd|th|er|e|o|º|a|го|ого|е|й|:e))?\\s{0,3}(?:de |of |d['’]|del |di |den |the )?(\\p{L}{3,20})\\.?${YEAR}`,
      "giu",
    ),
    read: ([, d, m = "", y]) => date(number(y), monthOf(m), number(d)),
  },
  // December 4th, 2026 and December 3rd - 10th
  {
    pattern: new RegExp(
      `(?<!\\p{L})(\\p{L}{3,20})\\.?\\s{1,3}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:/]\\d)(?:\\s?(?:-|–|to|through|thru|until)\\s?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/]))?${YEAR}`,
      "giu",
    ),
    read: ([, m = "", d, last, y]) => date(number(y), monthOf(m), number(last) ?? number(d)),
  },
  // until April, end of November, mid-January 2027, Anfang Mai: only after such a word, since names of months are words, too.
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:(${PART})[\\s-]|(?<=(?<!\\p{L})(?:${UNTIL})\\s(?:the )?))(\\p{L}{3,20})(?!\\p{L})(?:\\s(20\\d\\d))?(?![\\s.]{1,2}\\d)`,
      "giu",
    ),
    read: ([, part = "", word = "", y]) => {
      const month = monthOf(word);
      if (EARLY.test(part)) return date(number(y), month, 10);
      if (MIDDLE.test(part)) return date(number(y), month, 16);
      return month === null ? null : ({ kind: "month", year: number(y), month } as OwnDay);
    },
  },
  {
    pattern: /(?<!\p{L})(\p{L}{3,20})\s(?:de |del )?(20\d\d)(?!\d)/gu,
    read: ([, m = "", y]) => {
      const month = monthOf(m);
      return month === null ? null : ({ kind: "month", year: number(y), month } as OwnDay);
    },
  },
  {
    pattern: /\p{L}{3,20}/gu,
    read: ([word]) => {
      if (TOMORROW.test(word ?? "")) return { kind: "tomorrow" } as OwnDay;
      const weekday = weekdayOf(word ?? "");
      return weekday === null ? null : ({ kind: "weekday", weekday } as OwnDay);
    },
  },
  {
    pattern: /([月火水木金土日])曜日?|(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|([월화수목금토일])요일/gu,
    read: ([, ja, zh, ko]) => {
      const weekday =
        "月火水木金土日".indexOf(ja ?? "?") +
        "一二三四五六日".indexOf((zh ?? "?").replace("天", "日")) +
        "월화수목금토일".indexOf(ko ?? "?") +
        3;
      return { kind: "weekday", weekday } as OwnDay;
    },
  },
  { pattern: /明日|明天|내일/gu, read: () => ({ kind: "tomorrow" }) as OwnDay },
];

const TOMORROW =
  /^(tomorrow|morgen|demain|mañana|domani|amanhã|imorgon|jutro|zítra|huomenna|завтра|yarın)$/iu;

function numbers(year: number | null, first: number | null, second: number | null): OwnDay | null {
  if (first === null || second === null || first < 1 || second < 1 || Math.min(first, second) > 12)
    return null;
  if (Math.max(first, second) > 31) return null;
  return { kind: "numbers", year: full(year), first, second } as OwnDay;
}

/** Every day in a text, in many languages. Where two readings overlap, the fuller one comes first in the list and wins. */
export function daysIn(text: string): NamedDay[] {
  const days: NamedDay[] = [];
  for (const { pattern, read } of READERS) {
    for (const found of text.matchAll(pattern)) {
      const day = read([...found]);
      const [at, end] = [found.index, found.index + found[0].length];
      if (day === null || days.some((other) => at < other.end && other.at < end)) continue;
      days.push({ ...day, at, end } as NamedDay);
    }
  }
  return days;
}
