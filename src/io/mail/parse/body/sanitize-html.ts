import { safeAttributes } from "./safe-attributes.ts";
import { NO_TEXT, VOID, walkHtml } from "./walk-html.ts";

/** All that is left of HTML: words, their layout, links and pictures. */
const ALLOWED = new Set(
  (
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption " +
    "figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong " +
    "sub sup table tbody td tfoot th thead tr tt u ul var wbr"
  ).split(" "),
);

/** Elements that an opening one ends (HTML, "optional tags"): programs leave their end tags out. */
const ENDS: Record<string, string[]> = {
  li: ["li", "p"],
  dt: ["dt", "dd", "p"],
  dd: ["dt", "dd", "p"],
  td: ["td", "th", "p"],
  th: ["td", "th", "p"],
  tr: ["td", "th", "tr", "p"],
  ...Object.fromEntries(
    "p div table ul ol dl blockquote pre h1 h2 h3 h4 h5 h6 hr section article address center"
      .split(" ")
      .map((name) => [name, ["p"]]),
  ),
};

/** Deeper elements lose their tags and keep their words. */
const DEEPEST = 100;

/**
 * Rewrites HTML by an allowlist: each tag and attribute of the result is written here, so nothing else can pass. No script, form,
 * frame, style sheet, or load from outside. Pictures keep `cid:` and raster `data:`; the address of a remote picture stands in
 * `data-remote`, for a page that offers to load it.
 *
 * @param cidOf - the Content-ID of the part that a mail means by an address (Content-Location), or null
 */
export function sanitizeHtml(html: string, cidOf: (address: string) => string | null = () => null): string {
  const open: string[] = [];
  let hidden: string | null = null;
  const written: string[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) written.push(`</${open.pop()}>`);
  };
  walkHtml(html, {
    open(name, attributes) {
      if (NO_TEXT.has(name)) hidden = name;
      if (hidden !== null || !ALLOWED.has(name)) return;
      const ends = ENDS[name];
      while (ends?.includes(open.at(-1) ?? "")) closeTo(open.length - 1);
      if (!VOID.has(name)) {
        if (open.length >= DEEPEST) return;
        open.push(name);
      }
      let tag = `<${name}`;
      for (const [key, value] of safeAttributes(name, attributes, cidOf))
        tag += ` ${key}="${escaped(value)}"`;
      written.push(tag, ">");
    },
    close(name) {
      if (name === hidden) hidden = null;
      else if (hidden === null) {
        const depth = open.lastIndexOf(name);
        if (depth >= 0) closeTo(depth);
        else if (name === "br") written.push("<br>");
      }
    },
    text(text) {
      if (hidden === null) written.push(escaped(text));
    },
  });
  closeTo(0);
  return written.join("").trim();
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\0": "" };

export const escaped = (text: string) =>
  /[&<>"\0]/.test(text) ? text.replace(/[&<>"\0]/g, (sign) => ESCAPES[sign] ?? "") : text;
