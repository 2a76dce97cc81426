/** The invitation of a text/calendar (RFC 5545) in a few lines: what, when, where, by whom. */
export function calendarWords(calendar: string): string {
  const lines = calendar
    .slice(0, 200_000)
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/);
  const begin = lines.findIndex((line) => /^BEGIN:VEVENT/i.test(line));
  const event = lines.slice(Math.max(0, begin));
  const property = (name: string) => {
    const line =
      event.find((each) => each.toUpperCase().startsWith(name) && /^[:;]/.test(each.slice(name.length))) ??
      "";
    return line
      .slice(name.length)
      .replace(/^(;[^:"]*(?:"[^"]*"[^:"]*)*)?:/, "")
      .replace(/\\n/gi, "\n")
      .replace(/\\([,;\\])/g, "$1")
      .trim();
  };
  const organizer = property("ORGANIZER").replace(/^mailto:/i, "");
  return [
    property("SUMMARY"),
    moment(property("DTSTART")),
    property("LOCATION"),
    organizer,
    property("DESCRIPTION"),
  ]
    .filter(Boolean)
    .join("\n");
}

/** "20261201T093000Z" as people read it. */
function moment(value: string): string {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?/.exec(value) ?? [];
  if (year === undefined) return value;
  return `${year}-${month}-${day}${hour === undefined ? "" : ` ${hour}:${minute}`}${utc === undefined ? "" : " UTC"}`;
}
