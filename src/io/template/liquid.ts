import { AssertionError, Liquid, LiquidError, type Template } from "liquidjs";
import type { CheckedTemplate, Fields, Rendered, TemplatePort } from "../../core/lead/template-port.ts";
import { finished, plain, withoutMarks } from "./author-marks.ts";
import { keepMarks, plainOperators, unescaped } from "./html-engine.ts";
import { markTemplate } from "./mark-template.ts";
import { neededNames } from "./needed-names.ts";

const BOUNDS = { parseLimit: 200_000, renderLimit: 250, memoryLimit: 250_000 };
/** Parsed templates kept at hand: a handful of steps for every campaign that is being sent. */
const MOST_KEPT = 500;
/** They read files, which a template has no business with. */
const FILE_TAGS = ["include", "render", "layout", "block"];

/**
 * Liquid as Shopify defined it, by liquidjs. In HTML the text of leads is escaped once, on any way through the template, and an
 * author's HTML is not. In the text part nothing is escaped.
 */
export function liquidTemplates(): TemplatePort {
  const engines = { text: textEngine(), html: htmlEngine() };
  const kept = { text: new Map<string, Template[]>(), html: new Map<string, Template[]>() };

  function parsed(template: string, as: "text" | "html"): Template[] {
    const known = kept[as].get(template);
    if (known !== undefined) return known;
    const read = withoutMarks(template);
    const made = engines[as].parse(as === "html" ? markTemplate(read) : read);
    const oldest = kept[as].keys().next();
    if (kept[as].size >= MOST_KEPT && !oldest.done) kept[as].delete(oldest.value);
    kept[as].set(template, made);
    return made;
  }

  return {
    check(template): CheckedTemplate {
      try {
        return { kind: "fine", needs: neededNames(engines.text.parse(template)) };
      } catch (error) {
        return { kind: "faulty", ...problemOf(error) };
      }
    },
    render(template, fields: Fields, as): Rendered {
      try {
        const text = String(engines[as].renderSync(parsed(template, as), unmarked(fields)));
        return { kind: "rendered", text: as === "html" ? finished(text) : text };
      } catch (error) {
        return { kind: "failed", why: problemOf(error).why };
      }
    },
  };
}

const unmarked = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, withoutMarks(text)]));

function textEngine(): Liquid {
  const engine = newEngine({});
  for (const name of ["escape", "xml_escape", "newline_to_br"]) {
    engine.registerFilter(name, (value: unknown) => value);
  }
  engine.registerFilter("escape_once", unescaped);
  return engine;
}

function htmlEngine(): Liquid {
  const engine = newEngine({ operators: plainOperators });
  keepMarks(engine);
  return engine;
}

function newEngine(options: { operators?: typeof plainOperators }): Liquid {
  const engine = new Liquid({ ...BOUNDS, ...options, strictFilters: true });
  for (const tag of FILE_TAGS) delete engine.tags[tag];
  return engine;
}

/** liquidjs ends its messages with the place, and follows them with an excerpt; the place is shown apart. */
function problemOf(error: unknown): { line: number | null; why: string } {
  // A template that exceeds a limit before it is parsed has no position.
  if (error instanceof AssertionError) return { line: null, why: inOurWords(error.message) };
  if (!LiquidError.is(error)) throw error;
  const [line] = error.token.getPosition();
  const words = String(plain(error.message)).replace(/, (file:.*, )?line:\d+, col:\d+$/, "");
  return { line: line ?? null, why: inOurWords(words) };
}

function inOurWords(words: string): string {
  const [, filter] = /^undefined filter: (.*)$/.exec(words) ?? [];
  if (filter !== undefined) return `There is no filter called “${filter}”.`;
  const [, tag] = /^tag "(.*)" not found$/.exec(words) ?? [];
  if (tag !== undefined) return `There is no tag called “${tag}” here.`;
  const [, open] = /^(?:tag|output) "?(\{[{%].*?)"? not closed$/s.exec(words) ?? [];
  if (open !== undefined) return `“${open.trim()}” is opened and never closed.`;
  if (words === 'invalid value expression: ""') return "A name is missing here.";
  if (/limit exceeded$/.test(words)) return "It is too long or takes too much work to make.";
  return `Liquid says: ${words}.`;
}
