import type { Found } from "./found.ts";
import type { Meaning } from "./language.ts";

/** Meanings that take a wish back or turn it to something else. */
const AGAINST: Meaning[] = [
  "other",
  "instead",
  "narrow",
  "until",
  "if",
  "offer",
  "report",
  "question",
  "welcome",
];
/** Meanings that neither make a wish nor take it back. */
const NEUTRAL: Meaning[] = [
  "small",
  "and",
  "notice",
  "anger",
  "source",
  "wrong",
  "again",
  "threat",
  "authority",
  "interest",
  "listed",
  "gone",
];

type Side = "for" | "against" | "neutral";

/**
 * Drops words that a longer form means otherwise: "me" in "the discount for me", "if" in "if you could", "price" in "no price on".
 */
export function longestMatches(found: Found[]): Found[] {
  const long = found.filter((one) => one.to - one.from > 1 && !one.parts && sideOf(one) !== "neutral");
  return long.length === 0 ? found : found.filter((one) => !long.some((longer) => isOverruled(one, longer)));
}

function isOverruled(one: Found, longer: Found): boolean {
  if (longer.from > one.from || longer.to < one.to || longer.to - longer.from <= one.to - one.from)
    return false;
  const side = sideOf(one);
  return side !== "neutral" && side !== sideOf(longer);
}

const sideOf = ({ meaning }: Found): Side =>
  AGAINST.includes(meaning) ? "against" : NEUTRAL.includes(meaning) ? "neutral" : "for";
