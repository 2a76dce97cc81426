import { htmlText } from "./html-text.ts";
import { escaped } from "./sanitize-html.ts";

/** A stretch of the mail's content, in its order. It is words as text, as HTML or as both, or a picture among them. */
export type Piece = {
  text: string | null;
  /** As it came. */
  html: string | null;
  picture: { name: string | null; contentId: string | null } | null;
};

/** One piece of several forms of the same words (multipart/alternative): plain text beside HTML. */
export function preferred(forms: Piece[][]): Piece[] {
  const rich = forms.filter((pieces) => pieces.some(({ html }) => html !== null));
  const plain = forms.filter((pieces) => !rich.includes(pieces)).flat();
  if (rich.length === 0) return [...distinct(plain)];
  if (plain.length === 0) return rich.flat();
  const html = rich.map((pieces) => joinedHtml(pieces)).join("\n");
  // A form can be text and HTML in itself: its text mostly says the same again.
  const inner = rich.flat().flatMap(({ text, html }) => (text !== null && html !== null ? [said(text)] : []));
  const text = textOf(distinct([...plain, ...inner]));
  const kept =
    text.trim() === "" || (pointsToHtml(text) && htmlText(html).length > text.length / 2) ? null : text;
  return [{ text: kept, html, picture: null }];
}

const said = (text: string): Piece => ({ text, html: null, picture: null });

/** Plain forms of the same words say them once. */
function distinct(pieces: Piece[]): Piece[] {
  const words = new Set<string>();
  return pieces.filter(({ text }) => {
    if (text === null) return true;
    const plain = text.replace(/\s+/g, " ").trim();
    const isNew = !words.has(plain);
    words.add(plain);
    return isNew;
  });
}

/** "Please view this e-mail in HTML": the form has no words of its own. */
function pointsToHtml(text: string): boolean {
  const words = text.trim();
  if (words.length > 400) return false;
  return /html/i.test(words) && POINTS.test(words);
}
const POINTS =
  /\b(view|see|read|display|support|capable|enable|compatible|client|program|reader|format|version|anzeigen|ansicht|darstellen|afficher|lire|ver|visualizar|visualizza|bekijk)/i;

/** The pieces as plain text. A picture leaves a mark where words stand on both sides of it. */
export function textOf(pieces: Piece[]): string {
  return between(pieces)
    .map(
      ({ text, html, picture }) =>
        text ?? (html === null ? pictureMark(picture?.name ?? null) : htmlText(html)),
    )
    .join("\n");
}

/** The pieces as HTML, not sanitised yet. */
export function joinedHtml(pieces: Piece[]): string {
  return between(pieces)
    .map(({ text, html, picture }) => {
      if (html !== null) return html;
      if (text !== null)
        return text.trim() === "" ? "" : `<div style="white-space:pre-wrap">${escaped(text)}</div>`;
      if (picture === null || picture.contentId === null)
        return `<p>${escaped(pictureMark(picture?.name ?? null))}</p>`;
      return `<p><img src="cid:${escaped(picture.contentId)}" alt="${escaped(picture.name ?? "")}"></p>`;
    })
    .join("\n");
}

/** Without pictures before the first words and behind the last: those are attachments like any other. */
function between(pieces: Piece[]): Piece[] {
  const saysSomething = ({ text, html }: Piece) => html !== null || (text !== null && text.trim() !== "");
  const first = pieces.findIndex(saysSomething);
  const last = pieces.findLastIndex(saysSomething);
  return pieces.filter(
    ({ picture }, index) => picture === null || (index > first && index < last && first >= 0),
  );
}

const pictureMark = (name: string | null) => `[image: ${name ?? "picture"}]`;
