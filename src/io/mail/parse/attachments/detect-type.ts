import { fileTypeFromBuffer } from "file-type";

/** Archives tell what they are in their beginning; nothing is unpacked beyond it. */
const LOOKED_AT = 65_536;
const MARKUP: [RegExp, string][] = [
  [
    /^(<\?xml[^>]{0,200}>\s*)?(<!--[\s\S]{0,500}?-->\s*)?(<!doctype svg[^>]{0,500}>\s*)?<svg[\s>]/i,
    "image/svg+xml",
  ],
  [
    /^(<!--[\s\S]{0,500}?-->\s*)?<(!doctype html|html|head|body|script|iframe|table|div|meta)[\s>]/i,
    "text/html",
  ],
];

/** The type of a file as its bytes show it, HTML and SVG included; null: they show none. */
export async function detectType(content: Buffer): Promise<string | null> {
  const beginning = content.subarray(0, LOOKED_AT);
  const text = beginning
    .toString("latin1", 0, 2_000)
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (text.startsWith("<")) {
    const markup = MARKUP.find(([pattern]) => pattern.test(text));
    if (markup !== undefined) return markup[1];
  }
  try {
    return (await fileTypeFromBuffer(beginning))?.mime ?? null;
  } catch {
    // A file that ends early, or lies about what is in it.
    return null;
  }
}
