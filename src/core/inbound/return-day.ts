import { folded } from "./away/calendar-words.ts";
import { daysIn, type NamedDay } from "./away/days-in.ts";
import { type NamedSpan, spansIn } from "./away/spans-in.ts";

const DAY_MS = 24 * 60 * 60_000;
/** A day within two months counts as the return in any context. A later day counts only after words that say so. */
const NEAR_DAYS = 60;
/** Parental leave and sabbaticals last a year. */
const LONGEST_DAYS = 400;
/** A day without a year that has just passed is not meant for next year. */
const JUST_PASSED_DAYS = 60;
/** The least meaning of "until further notice". */
const FURTHER_NOTICE_DAYS = 30;
/** The absence is told at the top. Signatures, disclaimers and invitations with dates of their own come later. */
const TOP = 600;

/**
 * The day after the last day in an out-of-office answer, at the time of day of its arrival. null: it names none. The latest of
 * several days counts, whether after "until" or "back on". A day too late does no harm, but one too early writes to an empty
 * office.
 *
 * @param sender - the domain of the address tells in which order a country writes day and month
 */
export function returnDay(text: string, receivedAt: Date, sender = ""): Date | null {
  const today = Math.floor(receivedAt.getTime() / DAY_MS);
  const top = text.slice(0, TOP).normalize("NFKC");
  const named = daysIn(top);
  const monthFirst = isMonthFirst(named, top, sender);
  const ahead = named.flatMap((day) => {
    const days = dayNumber(day, today, monthFirst) + (WEEK_OF.test(top.slice(0, day.at)) ? 6 : 0) - today;
    const told = saysReturn(top, day);
    const vague = day.kind === "weekday" || day.kind === "tomorrow" || day.kind === "month";
    return days > 0 && days <= (told ? LONGEST_DAYS : vague ? 0 : NEAR_DAYS) ? [days] : [];
  });
  const spans = spansIn(top)
    .filter(({ at, end }) => !named.some((day) => at < day.end && day.at < end))
    .map((span) => lastDayOf(span, today) - today)
    .filter((days) => days > 0 && days <= LONGEST_DAYS);
  const furtherNotice = FURTHER_NOTICE.test(top) ? [FURTHER_NOTICE_DAYS] : [];
  const days = ahead.length > 0 ? ahead : spans.length > 0 ? spans : furtherNotice;
  return days.length === 0 ? null : new Date(receivedAt.getTime() + (Math.max(...days) + 1) * DAY_MS);
}

const FURTHER_NOTICE =
  /until further notice|indefinite(ly)?\b|no (set|fixed|planned|known) return|(return|back)[^.\n]{0,20} (date )?(is )?(unknown|not known|unclear)|long[- ]term (sick|medical|leave)|auf unbestimmte zeit|bis auf weiters|durée indéterminée|tiempo indefinido|tempo indeterminato|tempo indeterminado|onbepaalde tijd|obestämd tid|bis auf weiteres|jusqu['’]à nouvel ordre|hasta nuevo aviso|fino a nuovo avviso|até novo aviso|tot nader order|do odwołania|tills vidare|indtil videre|inntil videre|toistaiseksi|до особого распоряжения|ikinci bir duyuru|当面の間|另行通知|별도 (공지|안내)/iu;

/** "The week of December 7" ends on its Sunday. */
const WEEK_OF =
  /(week (of|beginning|commencing)|woche (vom|ab)( dem)?|semaine du|semana del?|settimana del|week van|w\/c)\s{1,3}(the |monday,? |montag,? |lundi )?$/iu;

/** Days since 1970. */
function lastDayOf(span: NamedSpan, today: number): number {
  // 1 January 1970 was a Thursday.
  const monday = today - ((today + 3) % 7);
  const now = new Date(today * DAY_MS);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (span.kind) {
    case "days":
      return today + span.days;
    case "week":
      return (
        [lastDayOfWeek(year, span.week), lastDayOfWeek(year + 1, span.week)].find((day) => day >= today) ?? 0
      );
    case "end":
      if (span.of === "week") return monday + 7 * span.next + 6;
      if (span.of === "month") return Date.UTC(year, month + 1, 0) / DAY_MS;
      // In January people still wish a happy new year.
      return month >= 10 ? Date.UTC(year + 1, 0, 1) / DAY_MS : 0;
  }
}

/** ISO 8601: 4 January is in the first week. */
function lastDayOfWeek(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4) / DAY_MS;
  return fourth - ((fourth + 3) % 7) + 7 * (week - 1) + 6;
}

/** Days since 1970. */
function dayNumber(day: NamedDay, today: number, monthFirst: boolean): number {
  switch (day.kind) {
    case "date":
      return inYear(day.year, day.month, day.day, today);
    case "numbers": {
      const { year, first, second } = day;
      return monthFirst ? inYear(year, first, second, today) : inYear(year, second, first, today);
    }
    case "month":
      // Day 0 of the next month is the last of this one.
      return inYear(day.year, day.month + 1, 0, today);
    case "tomorrow":
      return today + 1;
    case "weekday": {
      // 1 January 1970 was a Thursday.
      const weekday = ((today + 3) % 7) + 1;
      return today + ((day.weekday - weekday + 6) % 7) + 1;
    }
  }
}

function inYear(year: number | null, month: number, day: number, today: number): number {
  const in_ = (y: number) => Math.floor(Date.UTC(y, month - 1, day) / DAY_MS);
  if (year !== null) return in_(year);
  const thisYear = new Date(today * DAY_MS).getUTCFullYear();
  // Received in January, "31.12." is over; received in December, "4.1." is to come.
  return (
    [in_(thisYear - 1), in_(thisYear)].find((each) => each >= today - JUST_PASSED_DAYS) ?? in_(thisYear + 1)
  );
}

/**
 * Whether the pairs of numbers have the month first, as in the United States. A pair with only one reading decides, else the
 * country.
 */
function isMonthFirst(days: NamedDay[], text: string, sender: string): boolean {
  const pairs = days.filter((day) => day.kind === "numbers");
  if (pairs.some(({ first }) => first > 12)) return false;
  if (pairs.some(({ second }) => second > 12)) return true;
  // Chinese, Japanese and Korean put the larger unit first.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return true;
  const country = sender.slice(sender.lastIndexOf(".") + 1);
  if (country === "us") return true;
  if (/^[a-z]{2}$/.test(country) && !["io", "co", "ai", "me", "tv", "ph", "ca"].includes(country))
    return false;
  return /\b(the|will|office|until|through|back|out|return(ing)?)\b/i.test(text);
}

/** "until", "back on", "return" and their like, in folded letters. */
const BEFORE =
  /(?<!\p{L})(until|till?|through|thru|back|return\p{L}*|resum\p{L}*|bis|zuruck|wieder|jusqu\p{L}*|retour|reprise|hasta|regres\p{L}*|vuel\p{L}*|reincorpor\p{L}*|fino|rientr\p{L}*|torn\p{L}*|ate|retorn\p{L}*|volt\p{L}*|tot|t\/m|terug|wrac\p{L}*|wroc\p{L}*|powr\p{L}*|do|till|t\.?o\.?m|tillbaka|ater\p{L}*|indtil|tilbage|tilbake|til|igen|до|по|верн\p{L}*|поверн\p{L}*|pana|revin|intorc|vissza\p{L}*|vrat\p{L}*|zpet|εως|μεχρι|επιστ\p{L}*|palaan|don\p{L}*|(parental|maternity|paternity) leave|elternzeit|mutterschutz)(?!\p{L})[^\n]{0,40}$|(?<!\p{L})ab\s$|(至|到|から)[^\n]{0,6}$/u;
/** Words of a span. Between weekdays they are opening hours. */
const SPAN = /(?<!\p{L})(to|au|al|a|from|dal|du)\s{0,2}$|[-–]\s?$/u;
const AFTER =
  /^[^\n]{0,14}?(まで|から|迄|为止|為止|返回|回来|回來|復帰|까지|복귀|kadar|asti|saakka|wieder|zuruck|back|tillbaka|tilbage|tilbake|igen|출근|上班)|^-ig(?!\p{L})/u;

function saysReturn(text: string, { at, end, kind }: NamedDay): boolean {
  const before = folded(text.slice(Math.max(0, at - 60), at));
  return (
    BEFORE.test(before) ||
    (kind !== "weekday" && SPAN.test(before)) ||
    AFTER.test(folded(text.slice(end, end + 30)))
  );
}
