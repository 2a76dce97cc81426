/** @param time - when there is a place again, for people */
export const tooManyTries = (time: string): string =>
  `Too many tries in a short time, so this one was not made. Try again at ${time}.`;
