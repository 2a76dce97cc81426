import { AssertionError, Liquid, LiquidError, type Template } from "liquidjs";
import type { CheckedTemplate, Fields, Rendered, TemplatePort } from "../../core/campaign/template-port.ts";
import { neededNames } from "./needed-names.ts";

const BOUNDS = { parseLimit: 200_000, renderLimit: 250, memoryLimit: 2_000_000 };
/** Parsed templates kept at hand: a handful of steps for every campaign that is being sent. */
const MOST_KEPT = 500;
/** They read files, which a template has no business with. */
const FILE_TAGS = ["include", "render", "layout", "block"];

/** Liquid as Shopify defined it, by liquidjs. */
export function liquidTemplates(): TemplatePort {
  const engines = { text: newEngine({}), html: newEngine({ outputEscape: "escape" }) };
  const kept = { text: new Map<string, Template[]>(), html: new Map<string, Template[]>() };

  function parsed(template: string, as: "text" | "html"): Template[] {
    const known = kept[as].get(template);
    if (known !== undefined) return known;
    const made = engines[as].parse(template);
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
        return { kind: "rendered", text: String(engines[as].renderSync(parsed(template, as), fields)) };
      } catch (error) {
        return { kind: "failed", why: problemOf(error).why };
      }
    },
  };
}

function newEngine(options: { outputEscape?: "escape" }): Liquid {
  const engine = new Liquid({ ...BOUNDS, ...options, strictFilters: true });
  for (const tag of FILE_TAGS) delete engine.tags[tag];
  return engine;
}

/** liquidjs ends its messages with the place, and follows them with an excerpt; the place is shown apart. */
function problemOf(error: unknown): { line: number | null; why: string } {
  // What exceeds a limit before it is read has no place.
  if (error instanceof AssertionError) return { line: null, why: inOurWords(error.message) };
  if (!LiquidError.is(error)) throw error;
  const [line] = error.token.getPosition();
  const words = error.message.replace(/, (file:.*, )?line:\d+, col:\d+$/, "");
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
