const number = new Intl.NumberFormat("en");

export const shown = (count: number): string => number.format(count);

/** "1 lead", "2,000 leads". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${shown(count)} ${count === 1 ? one : many}`;
