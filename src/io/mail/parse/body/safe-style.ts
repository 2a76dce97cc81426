/** Properties that change how words look, not where they stand. */
const PROPERTY =
  /^(color|background-color|font(-(family|size|style|weight|variant))?|line-height|letter-spacing|text-(align|decoration|indent|transform)|vertical-align|white-space|width|max-width|height|(margin|padding)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width))?|border-(collapse|spacing|radius)|list-style-type|direction|word-break|overflow-wrap)$/;
/** No function but a colour's, no escape, nothing below zero. */
const VALUE = /^(?:[\w\s#.,%'"!]|-(?!\d)|\brgba?\([\d\s,.%]{5,40}\)){1,200}$/i;
const LONGEST = 4_000;

/** The declarations of a style attribute that cannot load, cover or hide anything. */
export function safeStyle(style: string): string {
  return style
    .slice(0, LONGEST)
    .split(";")
    .flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = declaration.slice(colon + 1).trim();
      return PROPERTY.test(property) && VALUE.test(value) ? [`${property}:${value}`] : [];
    })
    .join(";");
}
