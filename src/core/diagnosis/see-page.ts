/** A step, with the page where it is done or described; undefined: there is none. */
export function see(step: string, page: string | undefined): string {
  return page === undefined ? `${step}.` : `${step}: ${page}`;
}
