/** The calendar day that people in this time zone have at this moment. */
export function localDay(at: Date, timeZone: string): Temporal.PlainDate {
  return at.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The first moment of a calendar day there; not midnight where clocks are put forward at midnight. */
export function startOfDay(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

/** A day as the database's `date` columns carry it: midnight UTC. */
export function dateToDay(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10));
}
