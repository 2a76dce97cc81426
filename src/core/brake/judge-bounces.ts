/** Only this many first sends are counted, the last ones. */
export const FIRST_SENDS = 100;
/** With fewer bounces than this a rate says nothing yet. */
const LEAST_BOUNCES = 5;

/** Whether bounces and complaints among the last first sends pause the campaign. @param percent - a higher share does */
export function tooManyBounces({ sent, bad }: { sent: number; bad: number }, percent: number): boolean {
  return bad >= LEAST_BOUNCES && bad * 100 > percent * sent;
}
