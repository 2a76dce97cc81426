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
      else if (name === "li") out.words(mark(lists), false);
      else if (name === "img") out.words(pictureWords(attributes), false);
      else if (name === "a") links.push({ href: attributes.get("href")?.trim() ?? "", from: out.length });
    },
    close(name) {
      if (name === hidden) hidden = null;
      if (hidden !== null) return;
      if (name === "a") {
        const link = links.pop();
        if (link !== undefined) out.words(linkWords(link.href, out.since(link.from)), false);
      }
      if (name === "pre") pre = Math.max(0, pre - 1);
      if (name === "blockquote") out.quote(-1);
      if (name === "ul" || name === "ol") lists.pop();
      if (APART.has(name)) out.breakLines(lists.length > 0 && (name === "ul" || name === "ol") ? 1 : 2);
      else if (BLOCKS.has(name)) out.breakLines(1);
    },
    text(text) {
      if (hidden === null) out.words(text, pre > 0);
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

/** Lines of text that grow, each behind the marks of the quotations that it stands in. */
class TextLines {
  #text = "";
  #breaks = 0;
  #depth = 0;
  /** The depth of the last line. */
  #written = 0;
  #blank = false;

  get length(): number {
    return this.#text.length;
  }

  since(from: number): string {
    return this.#text.slice(from);
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
    this.words(text, false);
    this.breakLines(2);
  }

  quote(levels: 1 | -1): void {
    this.#depth = Math.max(0, this.#depth + levels);
  }

  words(text: string, asIs: boolean): void {
    if (this.#text.length > LONGEST) return;
    if (asIs) this.#preformatted(text);
    else this.#flowing(text);
  }

  #flowing(text: string): void {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    const from = words.startsWith(" ") && !/^ (\*|\d+\.) $/.test(words) ? 1 : 0;
    if (from === 1) this.#blank = true;
    const body = words.slice(from);
    if (body === "") return;
    this.#flush();
    if (this.#blank && this.#text !== "" && !/[\s]$/.test(this.#text.slice(-1))) this.#text += " ";
    this.#blank = body.endsWith(" ");
    this.#text += this.#blank ? body.slice(0, -1) : body;
    if (/^ ?(\*|\d+\.) $/.test(body)) this.#text += " ";
  }

  #preformatted(text: string): void {
    const [first = "", ...lines] = text.split(/\r?\n/);
    const add = (line: string) => {
      if (line === "") return;
      this.#flush();
      this.#text += line;
    };
    add(first);
    for (const line of lines) {
      this.#breaks++;
      add(line);
    }
  }

  #flush(): void {
    if (this.#text === "") this.#text = marks(this.#depth);
    else if (this.#breaks > 0) {
      const between = marks(Math.min(this.#depth, this.#written)).trimEnd();
      this.#text += `${`\n${between}`.repeat(this.#breaks - 1)}\n${marks(this.#depth)}`;
    }
    this.#written = this.#depth;
    this.#breaks = 0;
  }

  text(): string {
    const lines = this.#text.split("\n").map((line) => line.trimEnd());
    return lines.join("\n").trim();
  }
}

const marks = (depth: number) => "> ".repeat(Math.min(depth, DEEPEST_QUOTE));
