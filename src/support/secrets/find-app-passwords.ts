import { APP_PASSWORD } from "./password-words.ts";
import type { Span } from "./span.ts";

/** Behind the words for it, an app password stands within so many characters. */
const NEAR = 160;

/** As Google and Yahoo show theirs: four groups of four letters. */
const GROUPS = /(?<![\p{L}\p{N}_-])[a-z]{4}(?:[ \u00a0][a-z]{4}){3}(?![\p{L}\p{N}_-])/gu;
/** As they are typed, and as Microsoft's are. */
const JOINED = /(?<![\p{L}\p{N}_.@/-])[a-z]{16}(?![\p{L}\p{N}_.@/-])/gu;
/** Hardly any word of sixteen letters lacks vowels for so long. */
const NO_WORD = /[^aeiouy]{5}|q[^u]|[jqxz][bcdfghjklmnpqrstvwxz]/;
/** Words of four letters, by which a sentence is known for one. */
const WORDS = new Set(
  "able also area away back been best both call came care case code come copy data date days dear does done down each else even ever file find fine five four free from full gave give goes gone good have hear help here high home hope hour idea into just keep kind knew know last late lead left less like line link list live long look lost made mail make many mean more most much must name need next nine none note once only onto open over page paid part pass past plan plus read real said same save says seem seen send sent show side sign site some soon stay step stop such sure take talk team tell test text than that them then they this thus till time told took true turn type unto upon used user very view wait want week well went were what when will with word work year your auch dass dein dies doch eine ganz habe hier kann kein mehr mein mich muss nach noch oder sein sich sind wenn wird wohl zwar avec dans elle mais nous pour sans tout vous como esta este para pero puedo todo deve essa isso mais meno nella non".split(
    " ",
  ),
);

/** Finds app passwords: sixteen letters that are no words, alone on their line or near the words "app password". */
export function findAppPasswords(text: string): Span[] {
  const near = [...text.matchAll(APP_PASSWORD)].map(({ index, 0: words }) => ({
    from: index,
    to: index + words.length + NEAR,
  }));
  const isNear = nearness(near);
  const groups = [...text.matchAll(GROUPS)].filter(
    ({ index, 0: found }) =>
      found.split(/\s/).filter((word) => WORDS.has(word)).length < 2 &&
      (isNear(index) || standsApart(text, index, index + found.length)),
  );
  const joined =
    near.length === 0
      ? []
      : [...text.matchAll(JOINED)].filter(({ index, 0: found }) => isNear(index) && NO_WORD.test(found));
  return [...groups, ...joined].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
}

/** Asked in the order of the text, or anew from its beginning, in time that grows with the text alone. */
function nearness(near: Span[]): (at: number) => boolean {
  let next = 0;
  let last = 0;
  return (at) => {
    if (at < last) next = 0;
    last = at;
    while (next < near.length && (near[next]?.to ?? 0) < at) next += 1;
    const reached = near[next];
    return reached !== undefined && reached.from < at;
  };
}

/** Alone on its line, in quotation marks, or behind a colon. */
function standsApart(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 3), from).trimEnd();
  const after = text.slice(to, to + 2);
  const begins =
    before === "" || /[\n:="'“„«‘`>]$/.test(before) || text.slice(Math.max(0, from - 3), from).includes("\n");
  return begins && /^$|^[.,;]?\s*$|^[\n\r"'”“»’`<]/.test(after);
}
