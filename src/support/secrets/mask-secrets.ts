import { maskSecrets as maskShapes } from "../../core/diagnosis/secrets/mask-secrets.ts";

/** The text in place of a secret. */
const MASK = "•••";

/**
 * The same text with "•••" in place of each likely secret: passwords that people write, app passwords, tokens, keys, card numbers.
 * Addresses, ids of mails and the words of providers stay. Linear in the length of the text.
 *
 * @returns `masked`: the number of secrets found
 */
export function maskSecrets(text: string): { text: string; masked: number } {
  const safe = maskShapes(text);
  return { text: safe, masked: count(safe) - count(text) };
}

const count = (text: string) => text.split(MASK).length - 1;
