/** Without what Slack and phones add by themselves: links, entities, quotation marks, emphasis, odd spaces. */
export function plainWords(typed: string): string {
  return typed
    .replace(/<mailto:[^|>]*\|([^>]*)>/gi, "$1")
    .replace(/<mailto:([^>]*)>/gi, "$1")
    .replace(/<https?:\/\/[^|>]*\|([^>]*)>/gi, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/["“”„‟«»‹›`]|(?<=^|\s)['‘’‚*_~]+|['‘’*_~]+(?=\s|$)/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[\s\u00a0\u200b]+/g, " ")
    .trim();
}
