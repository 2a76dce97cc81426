import { isHarmless, looksSecret } from "./looks.ts";
import { FOR, IS, IS_UNSPACED, NAME, NO_PASSWORD, WEAK_NAME } from "./password-words.ts";
import { MASK, type Span } from "./span.ts";

/** No person writes of so many passwords in one mail. */
const MOST_NAMES = 2_000;
/** How far behind its name a password is looked for. */
const REACH = 240;

/** "password (new) for ben@acme.com:", and what is emphasised or quoted around it. */
const BEHIND = String.raw`[*_"'”’)\]]{0,3}[ \t]{0,5}(?:\([^()\n]{0,40}\)[ \t]?)?(?:${FOR}[ \t][^\n:=]{1,60}?)?[ \t]{0,3}`;
const COLON = new RegExp(String.raw`^${BEHIND}(?:[:=：]|->|=>|→)[ \t*_]{0,5}(?:\r?\n[ \t>]{0,5}){0,2}`, "iu");
const VERB = new RegExp(
  String.raw`^[*_"'”’)\]]{0,3}(?:${IS_UNSPACED}|(?:[ \t](?:now|still|jetzt))?(?:[ \t]${FOR}[ \t][^\n:=]{1,60}?)?(?:'s|[ \t]${IS})[ \t]{1,5}[:]?)[ \t*_]{0,3}(?:\r?\n[ \t>]{0,5})?`,
  "iu",
);
const SPACE = /^[ \t]{1,5}[*_]{0,2}/;

const QUOTES: Record<string, string> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "„": "“”",
  "«": "»",
  "‘": "’",
  "`": "`",
};

/** Finds passwords that people write behind a word for it: "password: hunter22", "Das Passwort lautet Sommer26!", "密码是abc123". */
export function findPasswords(text: string): Span[] {
  const known = pairs(text);
  const found: Span[] = [];
  for (const [names, isWeak] of [
    [NAME, false],
    [WEAK_NAME, true],
  ] as const) {
    let seen = 0;
    for (const name of text.matchAll(names)) {
      if (++seen > MOST_NAMES) break;
      if (known.some(({ pair }) => pair.from <= name.index && name.index < pair.to)) continue;
      const at = name.index + name[0].length;
      const span = passwordBehind(text.slice(at, at + REACH), isWeak);
      if (span !== null) found.push({ from: at + span.from, to: at + span.to });
    }
  }
  const untold = known.filter(({ secret }) => text.slice(secret.from, secret.to) !== MASK);
  return [...found, ...untold.map(({ secret }) => secret)];
}

/** @param isWeak - the name has other meanings too */
function passwordBehind(after: string, isWeak: boolean): Span | null {
  const colon = COLON.exec(after)?.[0];
  if (colon !== undefined)
    return valueAt(after, colon.length, (word) => word.length >= 3 && !isHarmless(word), true);
  const verb = VERB.exec(after)?.[0];
  const told = verb === undefined ? null : valueAt(after, verb.length, looksSecret, false);
  if (told !== null || isWeak) return told;
  const space = SPACE.exec(after)?.[0];
  return space === undefined ? null : valueAt(after, space.length, looksTyped, false);
}

/** Nothing but a space stands between: only a word of letters and digits is a password, or one in quotation marks. */
const looksTyped = (word: string) =>
  looksSecret(word) && word.length >= 6 && /\d/.test(word) && /\p{L}/u.test(word) && !/^[\w.-]+@/.test(word);

function valueAt(
  after: string,
  at: number,
  isSecret: (word: string) => boolean,
  toEnd: boolean,
): Span | null {
  const quoted = quotedAt(after, at);
  if (quoted !== null) return isHarmless(after.slice(quoted.from, quoted.to)) ? null : quoted;
  const rest = after.slice(at);
  if (PLACEHOLDER.test(rest)) return null;
  const word = /^\S{1,200}/.exec(rest)?.[0].split(END_IN_CODE)[0] ?? "";
  const value = ascii(word).replace(/[.,;)\]>*_"'”]+$/, "");
  if (value === "" || !isSecret(value)) return null;
  return { from: at, to: toEnd ? endOfPhrase(after, at + value.length) : at + value.length };
}

/** "<your password>", "[removed]". */
const PLACEHOLDER = /^(?:<[^<>\n]{0,60}>|\[[^[\]\n]{0,60}\]|\{[^{}\n]{0,60}\})(?=[\s.,;]|$)/;
/** Where a value ends in JSON and code. */
const END_IN_CODE = /\\?["'](?=[,}\])])/;

/** Behind a name without spaces the next words of the language follow without one. */
const ascii = (word: string) => /^[\x21-\x7e]{4,}(?=[^\s\x21-\x7e])/.exec(word)?.[0] ?? word;

function quotedAt(after: string, at: number): Span | null {
  const closing = QUOTES[after[at] ?? ""];
  if (closing === undefined) return null;
  for (let to = at + 1; to < Math.min(after.length, at + 100) && after[to] !== "\n"; to++) {
    if (closing.includes(after[to] ?? "")) return to - at < 4 ? null : { from: at + 1, to };
  }
  return null;
}

/**
 * A password of several words is alone on its line. At most four more words follow, and none of them is a common word of
 * sentences.
 */
function endOfPhrase(after: string, from: number): number {
  const rest = /^(?:[ \t]\S{1,40}){1,4}[ \t]*(?=\r?\n|$)/.exec(after.slice(from))?.[0];
  if (rest === undefined) return from;
  const isSentence = rest
    .trim()
    .split(/\s+/)
    .some((word) => /[/|(@:]/.test(word) || NO_PASSWORD.has(word.toLowerCase()));
  return isSentence ? from : from + rest.trimEnd().length;
}

const PAIR =
  /(?<![\w.])(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?::| {1,3}[/|] {1,3})|(?:user(?:name)?|login|benutzer|utilisateur|usuario)[ /]{1,3}(?:password|passwort|pass|pw)[:=][ \t]{0,3}[^\s/]{1,80} {0,2}\/ {0,2})([^\s/|<>@:"'(),;]{6,80}|•••)/giu;

/** Most mails hold neither, and the pattern takes many times as long. */
const IN_EACH_PAIR = /[@/]/;

/** "ben@acme.com:hunter22", "user/pass: ben / hunter22". */
function pairs(text: string): { pair: Span; secret: Span }[] {
  if (!IN_EACH_PAIR.test(text)) return [];
  const found = [...text.matchAll(PAIR)].flatMap(({ index, 0: all, 1: value = "" }) => {
    const secret = value.replace(/[.,;)\]]+$/, "");
    if (secret !== MASK && (!looksSecret(secret) || /^\d+$/.test(secret))) return [];
    const from = index + all.length - value.length;
    return [{ pair: { from: index, to: from }, secret: { from, to: from + secret.length } }];
  });
  return found.slice(0, MOST_NAMES);
}
