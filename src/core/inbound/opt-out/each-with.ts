/**
 * Forms of words that are put together of parts: each of the first with each of the second, and so on. "送ら, 送信し" and
 * "ないで, なくて" are four forms. Forms are parted by commas; an empty one at the end of a list leaves its part out.
 */
export function eachWith(...columns: string[]): string {
  return columns
    .map((column) => column.split(",").map((part) => part.trim()))
    .reduce((forms, parts) => forms.flatMap((form) => parts.map((part) => form + part)))
    .join(", ");
}
