import { visible } from "../../core/words/visible.ts";

/** No name or address is longer; nothing after it is read. */
const LONGEST = 12_000;

/** Without what chats, phones and copying add by themselves: quotation marks, emphasis, odd spaces, unseen marks. */
export function plainWords(typed: string): string {
  return visible(typed.slice(0, LONGEST))
    .normalize("NFC")
    .replace(/["“”„‟«»‹›`]|(?<=^|\s)['‘’‚*_~]+|(?<!['‘’*_~])['‘’*_~]+(?=\s|$)/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
