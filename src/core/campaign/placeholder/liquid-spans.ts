export type Span = { begin: number; end: number };

/** The Liquid parts of a template: outputs, tags, and the text that `raw` and `comment` quote. */
export function liquidSpans(template: string): { outputs: Span[]; others: Span[] } {
  const outputs: Span[] = [];
  const others: Span[] = [];
  let at = 0;
  for (;;) {
    const open = template.indexOf("{", at);
    if (open < 0) break;
    const isOutput = template[open + 1] === "{";
    if (!isOutput && template[open + 1] !== "%") {
      at = open + 1;
      continue;
    }
    const close = template.indexOf(isOutput ? "}}" : "%}", open + 2);
    if (close < 0) break;
    at = close + 2;
    if (isOutput) {
      if (template.startsWith("{{{", open) && template[at] === "}") at++;
      outputs.push({ begin: open, end: at });
      continue;
    }
    const [, quoting] = /^\{%-?\s*(raw|comment)\b/.exec(template.slice(open, at)) ?? [];
    if (quoting) {
      const end = template.indexOf(`end${quoting}`, at);
      const over = end < 0 ? -1 : template.indexOf("%}", end);
      at = over < 0 ? template.length : over + 2;
    }
    others.push({ begin: open, end: at });
  }
  return { outputs, others };
}

/** Styles, scripts and comments of HTML, which people do not see. */
export function unreadSpans(html: string): Span[] {
  const lower = html.toLowerCase();
  return [
    ["<style", "</style"],
    ["<script", "</script"],
    ["<!--", "-->"],
  ].flatMap(([open = "", close = ""]) => {
    const found: Span[] = [];
    for (let at = 0; ; ) {
      const begin = lower.indexOf(open, at);
      if (begin < 0) return found;
      const end = lower.indexOf(close, begin + open.length);
      at = end < 0 ? lower.length : end + close.length;
      found.push({ begin, end: at });
      if (end < 0) return found;
    }
  });
}

/** Blanks them, so that nothing is found in them and nothing moves. */
export function blanked(text: string, spans: Span[]): string {
  let made = "";
  let at = 0;
  for (const { begin, end } of spans.toSorted((a, b) => a.begin - b.begin)) {
    if (end <= at) continue;
    const from = Math.max(begin, at);
    made += text.slice(at, from) + text.slice(from, end).replace(/[^\n]/g, "\0");
    at = end;
  }
  return made + text.slice(at);
}
