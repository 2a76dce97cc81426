const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** RFC 822 §5.1. */
const ZONES: Record<string, number> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  jst: 540,
};
const FORM =
  /^(?:[^\d\s,]{2,12}[,.]?\s{0,9})?(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}[\s.,-]{1,9}(\d{2,4})(?:\s{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?\s{0,9}([+-]\d{4}|[a-z]{1,5})?/i;

/** When a mail says it was written (RFC 5322 §3.3 and §4.3); null: it does not say, or nonsense. */
export function readDate(value: string): Date | null {
  const [, day, month = "", years = "", hour = "0", minute = "0", second = "0", zone = ""] =
    FORM.exec(value.slice(0, 100).trim()) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase());
  if (day === undefined || at < 0) return other(value);
  const number = Number(years);
  // RFC 5322 §4.3: years of two and three digits.
  const year =
    years.length === 4 ? number : years.length === 3 || number >= 50 ? number + 1900 : number + 2000;
  const [h, m, s] = [Number(hour), Number(minute), Math.min(Number(second), 59)];
  if (Number(day) < 1 || Number(day) > 31 || h > 24 || m > 59) return null;
  const moment = new Date(Date.UTC(year, at, Number(day), h, m - minutesEast(zone), s));
  return isSane(moment) ? moment : null;
}

function minutesEast(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toLowerCase()] ?? 0;
  const east = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -east : east;
}

/** The forms of ISO 8601 and of JavaScript, which programs write in spite of the RFC. */
function other(value: string): Date | null {
  const [iso] =
    /^\s*\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d{1,6})?\s?(Z|[+-]\d\d:?\d\d)?)?/i.exec(value) ?? [];
  const text =
    iso?.trim() ??
    /^\s*[a-z]{3} ([a-z]{3} \d{1,2} \d\d:\d\d:\d\d)( [a-z]{3,4})? (\d{4})/i
      .exec(value)
      ?.slice(1)
      .filter((_, index) => index !== 1)
      .join(" ");
  if (text === undefined) return null;
  const zoned = /([+-]\d\d:?\d\d|Z)$/i.test(text) || !text.includes(":") ? text : `${text} UTC`;
  const moment = new Date(
    zoned.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, "$1T").replace(" UTC", iso === undefined ? " UTC" : "Z"),
  );
  return isSane(moment) ? moment : null;
}

/** A database keeps no other years. */
const isSane = (moment: Date) =>
  !Number.isNaN(moment.getTime()) && moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9_999;
