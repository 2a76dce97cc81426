/** The words of text/enriched (RFC 1896) and text/richtext (RFC 1341) without their commands. */
export function enrichedText(text: string): string {
  return text
    .replace(/<param>[^<]{0,1000}<\/param>/gi, "")
    .replace(/<nl>|<paragraph>/gi, "\n")
    .replace(/<lt>/gi, "<<")
    .replace(/<<|<\/?[a-z][a-z0-9-]{0,60}>/gi, (command) => (command === "<<" ? "<" : ""))
    .replace(/\n(\n*)/g, (_, more: string) => more || " ");
}
