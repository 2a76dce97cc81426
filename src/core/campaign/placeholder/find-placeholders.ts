import { columnName } from "./column-name.ts";
import { columnMeantBy, isKnownField } from "./known-fields.ts";
import { blanked, liquidSpans, type Span, unreadSpans } from "./liquid-spans.ts";

/**
 * Words in another tool's notation that would be sent as they are, or as nothing. `begin` and `end` are their places. `line` counts
 * from 1.
 */
export type Placeholder = { line: number; begin: number; end: number; words: string } & (
  | { kind: "field"; name: string; column: string; rewritten: string }
  /** No column of the leads is called like it. */
  | { kind: "unknown-field"; name: string }
  /** Texts of which another tool takes one: {Hi|Hello}. */
  | { kind: "spintax" }
);

const NAME = "([\\p{L}_](?:[\\p{L}\\p{N}_.\\- ]|&nbsp;){0,60})";
const always = () => true;
const isOneWord = (name: string) => /^\S+$/.test(name) && /\p{L}{2}/u.test(name);
/** FIRST_NAME, or first_name. */
const isShouted = (name: string) =>
  /^[\p{Lu}\p{N}_]{3,}$/u.test(name) || /^\p{L}+_[\p{L}\p{N}_]+$/u.test(name);

type Form = { form: RegExp; isMeant: (name: string, known: boolean) => boolean };

/** The manners of other tools, the narrower first. Each is bounded, so that any text is read in linear time. */
const FORMS: Form[] = [
  // Mailchimp's merge tags, conditions too.
  { form: /\*\|([^|*\n]{1,60})\|\*/gu, isMeant: (name) => /\p{L}/u.test(name) },
  { form: new RegExp(`\\$\\{\\s{0,3}${NAME}\\s{0,3}\\}`, "gu"), isMeant: always },
  // Salesforce: {!Contact.FirstName}
  { form: new RegExp(`\\{!\\s{0,3}\\$?${NAME}\\}`, "gu"), isMeant: always },
  {
    form: new RegExp(`\\[\\[\\s{0,3}${NAME}\\]\\]`, "gu"),
    isMeant: (name, known) => known || isOneWord(name),
  },
  { form: new RegExp(`\\[%\\s{0,3}${NAME}%\\]`, "gu"), isMeant: always },
  { form: new RegExp(`%%\\s{0,3}${NAME}%%`, "gu"), isMeant: (name, known) => known || isOneWord(name) },
  {
    form: new RegExp(`(?<![\\w%])%${NAME}%(?![\\w%])`, "gu"),
    isMeant: (name, known) => known || isShouted(name),
  },
  { form: new RegExp(`<<\\s{0,3}${NAME}>>`, "gu"), isMeant: (name, known) => known || isShouted(name) },
  {
    form: new RegExp(`&lt;&lt;\\s{0,3}${NAME}&gt;&gt;`, "gu"),
    isMeant: (name, known) => known || isShouted(name),
  },
  { form: new RegExp(`«\\s{0,3}${NAME}»`, "gu"), isMeant: (_name, known) => known },
  { form: new RegExp(`(?<![\\w#])##?${NAME}##?(?![\\w#])`, "gu"), isMeant: (_name, known) => known },
  { form: /(?<!\w)__(\p{L}[\p{L}\p{N}_ ]{0,60}?)__(?!\w)/gu, isMeant: (_name, known) => known },
  // Behind a word it is an index, before a bracket a link of Markdown.
  {
    form: new RegExp(`(?<![\\w\\]])\\[\\s{0,3}${NAME}\\](?![(\\w])`, "gu"),
    isMeant: (_name, known) => known,
  },
  {
    form: new RegExp(`(?<![{$#%\\\\])\\{\\s{0,3}\\$?${NAME}\\}(?!\\})`, "gu"),
    isMeant: (name, known) => known || isOneWord(name),
  },
];

const SPINTAX = /(?<!\$)\{[^{}|]{0,500}(?:\|[^{}|]{0,500}){1,50}\}/g;

/**
 * Finds what other tools would have filled in. Liquid is left alone, and so are ordinary brackets, styles and scripts.
 *
 * @param columns - of the leads; none: they are not known, so that no column is meant
 */
export function findPlaceholders(
  template: string,
  { columns, isHtml }: { columns: string[]; isHtml: boolean },
): Placeholder[] {
  const { outputs, others } = liquidSpans(template);
  const own = boundNames(template, others);
  const seen = new Map<string, Placeholder[]>();
  const found: Placeholder[] = outputs.flatMap((span) => {
    const words = template.slice(span.begin, span.end);
    const alike = seen.get(words) ?? inLiquid(words, columns, own);
    seen.set(words, alike);
    return alike.map((one) => ({ ...one, ...span }));
  });
  let rest = blanked(template, [...outputs, ...others, ...(isHtml ? unreadSpans(template) : [])]);

  for (const { form, isMeant } of FORMS) {
    const taken: Span[] = [];
    for (const match of rest.matchAll(form)) {
      const name = (match[1] ?? "").replaceAll("&nbsp;", " ").trim();
      if (!isMeant(name, isKnownField(name, columns))) continue;
      const span = { begin: match.index, end: match.index + match[0].length };
      taken.push(span);
      found.push(aField(match[0], span, name, columns));
    }
    if (taken.length > 0) rest = blanked(rest, taken);
  }
  for (const match of rest.matchAll(SPINTAX)) {
    const span = { begin: match.index, end: match.index + match[0].length };
    const words = template.slice(span.begin, span.end);
    if (isSpintax(words)) found.push({ kind: "spintax", words, ...span, line: 0 });
  }
  return withLines(
    template,
    found.toSorted((a, b) => a.begin - b.begin),
  );
}

/** A style, an object in JSON, a piece of a program: they have pipes too. */
const isSpintax = (words: string) =>
  /\p{L}/u.test(words) && !/["']\s?:|\|\||^\{\s*[\w-]+\s*:[^|]*;/.test(words);

function aField(words: string, span: Span, name: string, columns: string[]): Placeholder {
  const column = columnMeantBy(name, columns);
  if (column === null) return { kind: "unknown-field", words, ...span, line: 0, name };
  return { kind: "field", words, ...span, line: 0, name, column, rewritten: `{{ ${column} }}` };
}

/** A name in Liquid that no column can have, or that is a column's in another spelling. Its place is not known here. */
function inLiquid(words: string, columns: string[], own: Set<string>): Placeholder[] {
  const span = { begin: 0, end: words.length };
  const [, before = "", written = "", after = ""] =
    /^(\{\{\{?-?\s*)([\p{L}_](?:[\p{L}\p{N}_.-]| (?=[\p{L}\p{N}]))*)(.*)$/su.exec(words) ?? [];
  const name = written.replace(/-$/, "");
  if (name === "") return [];
  if (/^(random|spin)$/i.test(name) && (after.match(/\|/g) ?? []).length > 1) {
    return [{ kind: "spintax", words, ...span, line: 0 }];
  }
  if (!/^\s*(-?\}\}|\|)/.test(after) || own.has(name.split(/[.\s]/)[0] ?? "")) return [];
  const isTriple = before.startsWith("{{{");
  if (!isTriple && name === columnMeantBy(name, columns, "alike")) return [];
  const [root = "", ...path] = name.split(".");
  const isColumn =
    columnName(root) === root && path.every((part) => ["size", "first", "last"].includes(part));
  const column = columnMeantBy(name, columns, isColumn ? "alike" : "meaning");
  if (column !== null && !(isColumn && path.length > 0)) {
    const rest = written.endsWith("-") ? `-${after}` : after;
    const rewritten = isTriple
      ? before.slice(1) + column + rest.replace(/\}\}\}$/, "}}")
      : before + column + rest;
    return [{ kind: "field", words, ...span, line: 0, name, column, rewritten }];
  }
  return isColumn ? [] : [{ kind: "unknown-field", words, ...span, line: 0, name }];
}

/** Names that a template gives itself. */
function boundNames(template: string, tags: Span[]): Set<string> {
  const own = tags.flatMap(({ begin, end }) =>
    [
      ...template
        .slice(begin, end)
        .matchAll(
          /\b(?:assign|capture|for|tablerow|increment|decrement)\s{1,9}["']?([\p{L}_][\p{L}\p{N}_-]*)/gu,
        ),
    ].map(([, name = ""]) => name),
  );
  return new Set(["forloop", "tablerowloop", ...own]);
}

function withLines(template: string, found: Placeholder[]): Placeholder[] {
  let line = 1;
  let at = 0;
  return found.map((placeholder) => {
    for (; at < placeholder.begin; at++) if (template[at] === "\n") line++;
    return { ...placeholder, line };
  });
}
