import { visible } from "../../core/words/visible.ts";

/** No name or address is longer; nothing after it is read. */
const LONGEST = 12_000;

/** Without what Slack, phones and copying add by themselves: links, entities, quotation marks, emphasis, odd spaces, unseen marks. */
export function plainWords(typed: string): string {
  return visible(typed.slice(0, LONGEST))
    .normalize("NFC")
    .replace(/<#[A-Z0-9]+\|([^<>]*)>/g, "#$1")
    .replace(/<(?:mailto|tel|https?):[^<|>]*\|([^<>]*)>/gi, "$1")
    .replace(/<mailto:([^<>]*)>/gi, "$1")
    .replace(/<(https?:[^<>]*)>/gi, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/["“”„‟«»‹›`]|(?<=^|\s)['‘’‚*_~]+|(?<!['‘’*_~])['‘’*_~]+(?=\s|$)/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
