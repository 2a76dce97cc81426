import {
  CaseTag,
  type Context,
  defaultOperators,
  type Emitter,
  Filter,
  Liquid,
  type Parser,
  TablerowTag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from "liquidjs";
import { isMarked, marked, plain, swapped } from "./author-marks.ts";

type Handler = Extract<Parameters<Liquid["registerFilter"]>[1], (...all: never[]) => unknown>;

/** Filters that show their arguments. Other filters compare, count and search theirs. */
const SHOWING_FILTERS = [
  ["append", "prepend", "default", "join", "concat", "push", "unshift", "array_to_sentence_string"],
  ["truncate", "truncatewords", "replace", "replace_first", "replace_last"],
].flat();

/** They make another writing of a text, in which a mark would be lost. */
const ENCODING_FILTERS = [
  ["url_encode", "url_decode", "cgi_escape", "uri_escape", "slugify", "base64_encode", "base64_decode"],
  ["json", "jsonify", "inspect", "sha256", "hmac_sha256", "date", "sort", "sort_natural"],
].flat();

/**
 * Keeps an author's marked HTML apart from the text of leads in Liquid (see author-marks.ts). For this, liquidjs has
 * `outputEscape`, but it checks only the last filter of each output. Captured text is escaped twice, and so is the result of
 * `escape` or `newline_to_br` (https://liquidjs.com/tutorials/escaping.html).
 */
export function keepMarks(engine: Liquid): void {
  for (const [name, filter] of Object.entries(engine.filters)) {
    if (typeof filter !== "function" || SHOWING_FILTERS.includes(name)) continue;
    const encodes = ENCODING_FILTERS.includes(name);
    const handler: Handler = function (value, ...args) {
      return filter.call(this, encodes ? plain(value) : value, ...args.map(plain));
    };
    engine.registerFilter(name, handler);
  }
  for (const [name, handler] of Object.entries(HTML_FILTERS)) engine.registerFilter(name, handler);
  for (const [name, overMarks] of Object.entries(SEARCHING_FILTERS)) {
    const filter = engine.filters[name] as Handler;
    const handler: Handler = function (value, sought, by) {
      const search = String(plain(sought) ?? "");
      if (typeof value !== "string" || !isMarked(value)) return filter.call(this, value, search, by);
      this.context.memoryLimit.use(value.length);
      return overMarks(value, search, String(by ?? ""));
    };
    engine.registerFilter(name, handler);
  }
  engine.registerTag("case", PlainCase);
  engine.registerTag("tablerow", MarkedTablerow);
}

/** Comparisons see the text as it reads. */
export const plainOperators: typeof defaultOperators = Object.fromEntries(
  Object.entries(defaultOperators).map(([name, compare]) => [
    name,
    ["and", "or", "not"].includes(name)
      ? compare
      : (left: unknown, right: unknown, ctx: Context) =>
          (compare as (l: unknown, r: unknown, ctx: Context) => ReturnType<typeof compare>)(
            plain(left),
            plain(right),
            ctx,
          ),
  ]),
);

const { strip_html: stripHtml } = new Liquid().filters as Record<string, Handler>;

const HTML_FILTERS: Record<string, Handler> = {
  // Unmarked text is escaped at the end.
  escape: plain,
  xml_escape: plain,
  escape_once: (value) => unescaped(plain(value)),
  raw: (value) => (typeof value === "string" ? marked(value) : value),
  newline_to_br: (value) => String(value ?? "").replace(/\r?\n/g, marked("<br />\n")),
  strip_html(value) {
    const stripped = stripHtml?.call(this, value);
    if (typeof stripped !== "string" || !isMarked(stripped)) return stripped;
    return swapped(stripHtml?.call(this, swapped(stripped)));
  },
};

/** They find in marked text what is not marked: a mark is as long as its character, so places are the same. */
const SEARCHING_FILTERS: Record<string, (value: string, search: string, by: string) => unknown> = {
  replace: (value, search, by) => pieces(value, search).join(by),
  replace_first: (value, search, by) => putAt(value, plainText(value).indexOf(search), search, by),
  replace_last: (value, search, by) => putAt(value, plainText(value).lastIndexOf(search), search, by),
  remove: (value, search) => pieces(value, search).join(""),
  remove_first: (value, search) => putAt(value, plainText(value).indexOf(search), search, ""),
  remove_last: (value, search) => putAt(value, plainText(value).lastIndexOf(search), search, ""),
  split(value, search) {
    const found = pieces(value, search);
    return found.slice(0, found.findLastIndex((piece) => piece !== "") + 1);
  },
};

const plainText = (value: string) => String(plain(value));

function pieces(value: string, search: string): string[] {
  let at = 0;
  return plainText(value)
    .split(search)
    .map((piece) => {
      const found = value.slice(at, at + piece.length);
      at += piece.length + search.length;
      return found;
    });
}

const putAt = (value: string, at: number, search: string, by: string) =>
  at < 0 ? value : value.slice(0, at) + by + value.slice(at + search.length);

class PlainCase extends CaseTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    const asPlain = new Filter({ name: "plain", args: [] } as never, plain, liquid);
    this.value.filters.push(asPlain);
  }
}

/** It writes rows and cells by itself, which are marked. The content of the cells is written as it is. */
class MarkedTablerow extends TablerowTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates = [new InCells(token, this.templates, liquid)];
  }
  override render(ctx: Context, emitter: Emitter) {
    return super.render(ctx, new MarkingEmitter(emitter));
  }
}

class MarkingEmitter implements Emitter {
  readonly behind: Emitter;
  readonly buffer = "";
  constructor(behind: Emitter) {
    this.behind = behind;
  }
  write(html: string) {
    this.behind.write(marked(html));
  }
}

class InCells implements Template {
  readonly token: TagToken;
  readonly templates: Template[];
  readonly liquid: Liquid;
  constructor(token: TagToken, templates: Template[], liquid: Liquid) {
    this.token = token;
    this.templates = templates;
    this.liquid = liquid;
  }
  *render(ctx: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const behind = emitter instanceof MarkingEmitter ? emitter.behind : emitter;
    yield this.liquid.renderer.renderTemplates(this.templates, ctx, behind);
  }
}

/** Entities that a text holds already, read; so they are not escaped a second time. */
export function unescaped(value: unknown): string {
  return String(value ?? "").replace(
    /&(amp|lt|gt|quot|#34|#39);/g,
    (entity) => ENTITIES[entity as keyof typeof ENTITIES],
  );
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'" };
