import { randomInt } from "node:crypto";

/** Few enough for one row of buttons on a phone. */
const CHOICES = 5;
const LEAST = 10;
const MOST = 99;

/** The number that a page shows, and what the chat lets its member choose from: different numbers of two digits, in order. */
export function pickNumbers(): { number: number; choices: number[] } {
  const choices = new Set<number>();
  while (choices.size < CHOICES) choices.add(randomInt(LEAST, MOST + 1));
  const picked = [...choices];
  return { number: picked[0] ?? LEAST, choices: picked.sort((one, other) => one - other) };
}
