import { SECRET_SHAPES } from "./secret-shapes.ts";

/** The same text with "•••" in place of each likely secret, by its shape or by the name before it. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const { hint, pattern } of SECRET_SHAPES) {
    if (hint.test(masked)) masked = masked.replace(pattern, "$1•••");
  }
  return masked;
}
