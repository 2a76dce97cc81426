import type { Schedule } from "../../../../core/time/schedule.ts";
import type { Campaign } from "../../generated/client.ts";

/** The schedule of a campaign's row. */
export const scheduleOf = ({
  timeZone,
  windowDays,
  windowStart,
  windowEnd,
}: Pick<Campaign, "timeZone" | "windowDays" | "windowStart" | "windowEnd">): Schedule => ({
  timeZone,
  days: windowDays,
  startMinute: windowStart,
  endMinute: windowEnd,
});
