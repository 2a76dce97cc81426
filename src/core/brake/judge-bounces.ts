/** First sends that are looked at: the last of them. */
export const FIRST_SENDS = 100;
/** With fewer bounces than this a rate says nothing yet. */
const LEAST_BOUNCES = 5;

/** Whether so many bounces and complaints among the last first sends pause the campaign. @param percent - more than that does */
export function tooManyBounces({ sent, bad }: { sent: number; bad: number }, percent: number): boolean {
  return bad >= LEAST_BOUNCES && bad * 100 > percent * sent;
}
