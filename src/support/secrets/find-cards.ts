import type { Span } from "./span.ts";

/** 13 to 19 digits of the large card networks (ISO/IEC 7812), in groups or not. They are no part of a longer number or name. */
const CARD =
  /(?<![\p{L}\p{N}_.+/@#-]|\d[ -])[2-6]\d{3}(?:[ -]?\d{2,6}){2,4}(?![\p{L}\p{N}_/@-]|[ -]\d|\.\d)/gu;

/** Finds card numbers. A number whose last digit does not fit the others (Luhn) is none. */
export function findCards(text: string): Span[] {
  return [...text.matchAll(CARD)].flatMap(({ index, 0: found }) => {
    const digits = found.replace(/\D/g, "");
    const fits = digits.length >= 13 && digits.length <= 19 && checks(digits) && !/^(\d)\1+$/.test(digits);
    return fits ? [{ from: index, to: index + found.length }] : [];
  });
}

function checks(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
