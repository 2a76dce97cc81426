import { NO_TEXT, walkHtml } from "./walk-html.ts";

/** Empty lines around a block. */
const APART = new Set("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table".split(" "));
const BLOCKS = new Set(
  "div tr section article header footer main aside nav address center dt dd form fieldset figure figcaption caption li body".split(
    " ",
  ),
);
const RULE = "-".repeat(40);
const DEEPEST_QUOTE = 20;
const MOST_BREAKS = 20;
const LONGEST = 2_000_000;

/** The words of HTML as plain text: paragraphs, lists, quotations with ">", and the addresses of links behind their words. */
export function htmlText(html: string): string {
  const out = new TextLines();
  let hidden: string | null = null;
  let pre = 0;
  const links: { href: string; from: number }[] = [];
  const lists: (number | null)[] = [];
  walkHtml(html, {
    open(name, attributes) {
      if (NO_TEXT.has(name)) hidden = name;
      if (hidden !== null) return;
      if (APART.has(name)) out.breakLines(lists.length > 0 && (name === "ul" || name === "ol") ? 1 : 2);
      else if (BLOCKS.has(name)) out.breakLines(1);
      if (name === "br") out.newLine();
      else if (name === "hr") out.line(RULE);
      else if (name === "td" || name === "th") out.blank();
      else if (name === "pre") pre++;
      else if (name === "blockquote") out.quote(1);
      else if (name === "ul") lists.push(null);
      else if (name === "ol") lists.push(0);
      else if (name === "li") out.mark(mark(lists));
      else if (name === "img") out.words(pictureWords(attributes));
      else if (name === "a") links.push({ href: attributes.get("href")?.trim() ?? "", from: out.position });
    },
    close(name) {
      if (name === hidden) hidden = null;
      if (hidden !== null) return;
      if (name === "a") {
        const link = links.pop();
        if (link !== undefined) out.words(linkWords(link.href, out.since(link.from)));
      }
      if (name === "pre") pre = Math.max(0, pre - 1);
      if (name === "blockquote") out.quote(-1);
      if (name === "ul" || name === "ol") lists.pop();
      if (APART.has(name)) out.breakLines(lists.length > 0 && (name === "ul" || name === "ol") ? 1 : 2);
      else if (BLOCKS.has(name)) out.breakLines(1);
    },
    text(text) {
      if (hidden !== null) return;
      if (pre > 0) out.preformatted(text);
      else out.words(text);
    },
  });
  return out.text();
}

function mark(lists: (number | null)[]): string {
  const count = lists.at(-1);
  if (count === undefined || count === null) return " * ";
  lists[lists.length - 1] = count + 1;
  return ` ${count + 1}. `;
}

/** The address of a link, unless its words say it. */
function linkWords(href: string, words: string): string {
  if (!/^https?:\/\//i.test(href) || href.length > 2_000) return "";
  const bare = (address: string) => address.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  return bare(words.trim()) === bare(href) ? "" : ` [${href.replace(/\s+/g, "")}]`;
}

function pictureWords(attributes: Map<string, string>): string {
  const alt = attributes.get("alt")?.replace(/\s+/g, " ").trim().slice(0, 300) ?? "";
  return alt === "" ? "" : `[${alt}]`;
}

/** Lines of text that grow, each behind the marks of the quotations that it stands in. Kept in pieces: reading the end of a growing string copies it. */
class TextLines {
  #pieces: string[] = [];
  #length = 0;
  #breaks = 0;
  #depth = 0;
  /** The depth of the last line. */
  #written = 0;
  #blank = false;

  get position(): number {
    return this.#pieces.length;
  }

  /** The text since a position; "" where it is too long for the words of a link. */
  since(position: number): string {
    return this.#pieces.length - position > 100 ? "" : this.#pieces.slice(position).join("");
  }

  /** At least so many line ends before the next words. */
  breakLines(count: number): void {
    this.#breaks = Math.max(this.#breaks, count);
    this.#blank = false;
  }

  newLine(): void {
    this.#breaks = Math.min(this.#breaks + 1, 3);
    this.#blank = false;
  }

  blank(): void {
    this.#blank = true;
  }

  line(text: string): void {
    this.breakLines(2);
    this.words(text);
    this.breakLines(2);
  }

  quote(levels: 1 | -1): void {
    this.#depth = Math.max(0, this.#depth + levels);
  }

  /** Words with one blank for each run of them. */
  words(text: string): void {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    const body = words.startsWith(" ") ? words.slice(1) : words;
    if (body !== words) this.#blank = true;
    if (body === "") return;
    const follows = this.#blank && this.#breaks === 0 && this.#length > 0;
    this.#blank = body.endsWith(" ");
    this.#write(`${follows ? " " : ""}${this.#blank ? body.slice(0, -1) : body}`);
  }

  /** The mark before an entry of a list, with its blanks. */
  mark(mark: string): void {
    this.#write(mark);
    this.#blank = false;
  }

  preformatted(text: string): void {
    const [first = "", ...lines] = text.split(/\r?\n/);
    if (first !== "") this.#write(first);
    for (const line of lines) {
      this.#breaks++;
      if (line !== "") this.#write(line);
    }
  }

  #write(text: string): void {
    if (this.#length > LONGEST) return;
    const breaks = this.#lineBreaks();
    if (breaks !== "") this.#pieces.push(breaks);
    this.#pieces.push(text);
    this.#length += breaks.length + text.length;
    this.#written = this.#depth;
    this.#breaks = 0;
  }

  #lineBreaks(): string {
    if (this.#length === 0) return marks(this.#depth);
    if (this.#breaks === 0) return "";
    const between = marks(Math.min(this.#depth, this.#written)).trimEnd();
    return `${`\n${between}`.repeat(Math.min(this.#breaks, MOST_BREAKS) - 1)}\n${marks(this.#depth)}`;
  }

  text(): string {
    const lines = this.#pieces
      .join("")
      .split("\n")
      .map((line) => line.trimEnd());
    return lines.join("\n").trim();
  }
}

const marks = (depth: number) => "> ".repeat(Math.min(depth, DEEPEST_QUOTE));
