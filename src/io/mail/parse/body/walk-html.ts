import { Tokenizer } from "htmlparser2";

/** A start tag, an end tag or text, in the order of the page. Names in lower case, entities decoded. */
export type HtmlVisitor = {
  open(name: string, attributes: Map<string, string>): void;
  close(name: string): void;
  text(text: string): void;
};

/** HTML is read to this many tags and stretches of text: no person wrote more, and more takes seconds. */
const MOST_TOKENS = 400_000;
const MOST_ATTRIBUTES = 100;
const NONE = new Map<string, string>();

/**
 * Tells a visitor what stands in HTML, in linear time. The tokenizer alone is used. A tree of deeply nested elements takes the
 * square of its depth to build (34 seconds for 600 KB of "<b>").
 */
export function walkHtml(html: string, visitor: HtmlVisitor): void {
  let tokens = 0;
  let tag = "";
  let attribute = "";
  let value = "";
  let attributes = NONE;
  const count = () => {
    if (++tokens > MOST_TOKENS) tokenizer.pause();
    return tokens <= MOST_TOKENS;
  };
  const opened = () => {
    if (count()) visitor.open(tag, attributes);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      onopentagname(start, end) {
        tag = html.slice(start, end).toLowerCase();
        attributes = NONE;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        // The first of two equal attributes counts, as in browsers.
        if (attributes.size >= MOST_ATTRIBUTES || attributes.has(attribute)) return;
        if (attributes === NONE) attributes = new Map();
        attributes.set(attribute, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end) {
        if (count()) visitor.close(html.slice(start, end).toLowerCase());
      },
      ontext(start, end) {
        if (count()) visitor.text(html.slice(start, end));
      },
      ontextentity(codepoint) {
        if (count()) visitor.text(String.fromCodePoint(codepoint));
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** Elements whose content is no text of the page. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  "script",
  "style",
  "title",
  "iframe",
  "noembed",
  "noframes",
  "xmp",
  "template",
]);

/** Elements without an end tag. */
export const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "col", "wbr"]);
