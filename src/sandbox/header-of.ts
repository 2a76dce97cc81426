/**
 * One header field of a raw mail, unfolded (RFC 5322 §2.2.3), or null when it is absent. Reading only the head keeps filing a mail
 * cheap: parsing a whole mail costs more than transmitting it.
 */
export function headerOf(raw: string, name: string): string | null {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  const field = new RegExp(`^${name}:((?:.*)(?:\\r?\\n[ \\t].*)*)`, "im").exec(head)?.[1];
  return field === undefined ? null : field.replace(/\r?\n[ \t]+/g, " ").trim();
}
