import { visible } from "../../core/words/visible.ts";

/** No name or address is longer. Text after it is not read. */
const LONGEST = 12_000;

/** Removes the marks that chats, phones and copying add: quotation marks, emphasis, odd spaces, invisible marks. */
export function plainWords(typed: string): string {
  return visible(typed.slice(0, LONGEST))
    .normalize("NFC")
    .replace(/["“”„‟«»‹›`]|(?<=^|\s)['‘’‚*_~]+|(?<!['‘’*_~])['‘’*_~]+(?=\s|$)/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
