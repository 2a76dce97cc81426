/** One result of one method, e.g. `dmarc=pass header.from=a.example`. Everything is in lower case. */
export type MethodResult = { method: string; result: string; properties: Map<string, string> };

/** One Authentication-Results header. */
export type AuthenticationResults = {
  /** The server that wrote it; null: it names none, as Microsoft's does not. */
  server: string | null;
  results: MethodResult[];
};

type Token = {
  kind: "word" | "quoted" | "equals" | "semicolon";
  text: string;
  /** White space or a comment stands before it. */
  spaced: boolean;
};

/** A real one has a few hundred characters. */
const LONGEST = 20_000;

/**
 * Reads the value of an Authentication-Results header (RFC 8601 §2.2), and Microsoft's, which begins with the first result.
 * Linear in its length.
 *
 * @returns null when it cannot be read for sure: parts of it are the sender's own words, and these must not pass for results
 */
export function readResults(value: string): AuthenticationResults | null {
  const tokens = value.length > LONGEST ? null : tokensOf(value);
  if (tokens === null) return null;
  const [first = [], ...rest] = splitAtSemicolons(tokens);
  const nameless = first.some(({ kind }) => kind === "equals");
  const [server, version] = first;
  if (!nameless && (server === undefined || first.length > 2 || (version && !/^\d+$/.test(version.text))))
    return null;
  const results: MethodResult[] = [];
  for (const part of nameless ? [first, ...rest] : rest) {
    // "none", and the bare domains that Microsoft wrote between results, are no result.
    if (part.length < 2) continue;
    const result = resultOf(part);
    if (result === null) return null;
    results.push(result);
  }
  return { server: nameless ? null : (server?.text ?? null), results };
}

function splitAtSemicolons(tokens: Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "semicolon") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** `method [/version] = result`, and then `name = value` any number of times. */
function resultOf(tokens: Token[]): MethodResult | null {
  const pairs = pairsOf(tokens);
  const [head, ...properties] = pairs ?? [];
  if (head === undefined) return null;
  const known = new Map<string, string>();
  for (const [name, value] of properties) {
    // A second value for one name tells that one of them is not the server's.
    if (known.has(name)) return null;
    known.set(name, value);
  }
  return { method: head[0].replace(/\/\d+$/, ""), result: head[1], properties: known };
}

function pairsOf(tokens: Token[]): [string, string][] | null {
  const pairs: [string, string][] = [];
  let at = 0;
  while (at < tokens.length) {
    let name = "";
    while (tokens[at]?.kind === "word") name += tokens[at++]?.text;
    if (name === "" || tokens[at++]?.kind !== "equals") return null;
    let value = "";
    // Words without a space between them belong together: `"a b"@c.example`, `bounce+d=e@c.example`.
    for (let begun = false; at < tokens.length && !(begun && tokens[at]?.spaced); begun = true)
      value += tokens[at++]?.text;
    pairs.push([name, value]);
  }
  return pairs;
}

/** @returns null where a comment or a quotation has no end, or holds what could end it too early for another reader */
function tokensOf(value: string): Token[] | null {
  const tokens: Token[] = [];
  let spaced = true;
  let at = 0;
  while (at < value.length) {
    const letter = value[at] ?? "";
    if (/\s/.test(letter)) {
      spaced = true;
      at += 1;
    } else if (letter === "(") {
      const end = endOfComment(value, at);
      if (end === null) return null;
      spaced = true;
      at = end;
    } else if (letter === '"') {
      const quoted = quotationAt(value, at);
      if (quoted === null) return null;
      tokens.push({ kind: "quoted", text: quoted.text.toLowerCase(), spaced });
      spaced = false;
      at = quoted.end;
    } else if (letter === ";" || letter === "=") {
      tokens.push({ kind: letter === ";" ? "semicolon" : "equals", text: letter, spaced });
      spaced = false;
      at += 1;
    } else {
      const begin = at;
      while (at < value.length && !/[\s()";=]/.test(value[at] ?? "")) at += 1;
      // A parenthesis that nothing opened.
      if (at === begin) return null;
      tokens.push({ kind: "word", text: value.slice(begin, at).toLowerCase(), spaced });
      spaced = false;
    }
  }
  return tokens;
}

/** A quotation mark or a backslash in a comment comes from a sender's address, and could end the comment for one reader and not another. */
function endOfComment(value: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < value.length; at++) {
    const letter = value[at];
    if (letter === '"' || letter === "\\") return null;
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function quotationAt(value: string, from: number): { text: string; end: number } | null {
  let text = "";
  for (let at = from + 1; at < value.length; at++) {
    if (value[at] === '"') return { text, end: at + 1 };
    if (value[at] === "\\") at += 1;
    text += value[at] ?? "";
  }
  return null;
}
