import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Words that name nobody and no time: a sentence says which member, and when. */
const VAGUE = /\b(somebody|meanwhile|whosoever)\b/i;

/** Words of providers and leads, which we only recognise. */
const OF_OTHERS = ["src/core/diagnosis/rules/**", "src/core/inbound/**", "src/io/mail/**"];

const GENERATED = "src/io/db/generated/**";

/** Sentences that people read stand in strings with a space in them; names of kinds do not. */
const STRING = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm;

/** A clause in place of a subject makes its reader wait for the verb: "What is paused stays paused". */
const CLAUSE = /^\W*(?:Whoever|Whatever|Whichever|Whose|Whom|Who|What)\b/;

const TITLE = /^\s*(?:it|itWith)(?:\.each\(.*\))?\(\s*(?:"[^"\n]*",\s*)?["`]([^"`\n]+)["`],/gm;

/** Longer than this a sentence is read twice. The rule is about twenty; lists need some more. */
const MOST_WORDS = 25;

/** Metaphors that gave way to plain words, each with the word that took its place (docs/vocabulary.md). */
const RETIRED = {
  patience: "timeout",
  presser: "the person who pressed",
  crowd: "mailboxes",
  peaceUntil: "memberQuietUntil",
  toCall: "peopleToReach",
  goOrWait: "decideStart",
  lastWords: "closeWhenStopping",
  Ear: "listener",
  pane: "panel",
  enterMailbox: "openMailbox",
  lookAt: "probe, check, find",
  newsroom: "changeFeed",
  Newsroom: "ChangeFeed",
  bell: "wakeableRest",
  Heard: "SentenceMeaning",
  PostOffice: "MailStore",
  calmLog: "throttledLog",
  forgetfulJournal: "noJournal",
  becomeTeller: "becomeReporter",
  aloud: "sayInTurn",
  tokenGoesAstray: "tokenNotAllowed",
  wellAgainView: "recoveredView",
  forEyes: "forTerminal",
};

type Sentence = { file: string; text: string };

const strings: Sentence[] = globSync("src/**/*.ts", { exclude: [GENERATED, ...OF_OTHERS] }).flatMap((file) =>
  [...readFileSync(file, "utf8").replace(COMMENT, "").matchAll(STRING)].flatMap(([, plain, template]) => {
    const text = (plain ?? template ?? "").replace(/\$\{[^}]*\}/g, "x");
    // A part of a template that ends within another one is code.
    return / /.test(text) && !text.includes("${") ? [{ file, text }] : [];
  }),
);

describe("sentences that people read", () => {
  it("name a person and a time", () => {
    expect(strings.length).toBeGreaterThan(1_000);
    expect(strings.filter(({ text }) => VAGUE.test(text))).toEqual([]);
  });

  it("do not begin with a clause as their subject", () => {
    const clause = /(?:^|[.!?:] )(?:Whoever|Whatever|Whose|Who|What) [^.?!]*[.!]/;
    expect(strings.filter(({ text }) => clause.test(text))).toEqual([]);
  });

  it(`have at most ${MOST_WORDS} words`, () => {
    const code =
      /^src\/(io\/db|sandbox\/world)\/|^src\/support\/secrets\/|-(fields|shapes)\.ts$|read-failure\.ts$/;
    const long = strings
      .filter(({ file }) => !code.test(file))
      .flatMap(({ file, text }) => sentencesOnPage(text).map((each) => ({ file, text: each })))
      .filter(({ text }) => countWords(text) > MOST_WORDS);
    expect(long).toEqual([]);
  });
});

describe.each([
  [
    "comments",
    globSync("{src,bench,tests}/**/*.{ts,js}", { exclude: [GENERATED] }).flatMap(commentsOf),
    4_000,
  ],
  ["documents", ["README.md", ...globSync("docs/*.md")].flatMap(paragraphsOf), 1_000],
] as const)("sentences of %s", (_, texts, least) => {
  const sentences = texts.flatMap(({ file, text }) =>
    sentencesIn(text).map((each) => ({ file, text: each })),
  );

  it("do not begin with a clause as their subject", () => {
    expect(sentences.length).toBeGreaterThan(least);
    expect(sentences.filter(({ text }) => CLAUSE.test(text) && !text.endsWith("?"))).toEqual([]);
  });

  it(`have at most ${MOST_WORDS} words`, () => {
    const long = sentences.map((each) => ({ ...each, words: countWords(each.text) }));
    expect(long.filter(({ words }) => words > MOST_WORDS)).toEqual([]);
  });
});

describe("titles of tests", () => {
  const titles = globSync("tests/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(TITLE)].map(([, text = ""]) => ({ file, text })),
  );

  it("say who does what, without a clause as their subject", () => {
    // "whose token is revoked" goes on with the name of its group.
    const clause = /^(?:who|whoever|what|whatever) \w+.*[^?]$/i;
    expect(titles.length).toBeGreaterThan(1_500);
    expect(titles.filter(({ text }) => clause.test(text) || VAGUE.test(text))).toEqual([]);
  });
});

it("names are plain words, not the metaphors that were given up", () => {
  const name = new RegExp(`\\b(?:${Object.keys(RETIRED).join("|")})(?![a-z])`);
  const code = globSync("{src,bench,tests}/**/*.ts", { exclude: [GENERATED, "tests/architecture/**"] });
  const found = code.filter((file) =>
    name.test(`${file}\n${readFileSync(file, "utf8").replace(STRING, '""').replace(COMMENT, "")}`),
  );
  expect(found).toEqual([]);
});

/** Each comment as one text, its lines joined; a tag or an item of a list begins a text of its own. */
function commentsOf(file: string): Sentence[] {
  const code = readFileSync(file, "utf8").replace(STRING, '"X"');
  const joined = code.replace(/\n\s*\/\/ ?(?=[a-z`(])/g, " ");
  return [...joined.matchAll(COMMENT)].flatMap(([comment]) =>
    comment
      .replace(/^\/\*+|\*+\/$|^\/\//g, "")
      .split(/\n\s*\*\s*\n|\n\s*\* (?=[@-])|(?=@(?:param|returns|throws)\b)/)
      .map((text) => ({ file, text: text.replace(/\s*\n\s*\* ?/g, " ").trim() })),
  );
}

/** Each paragraph, item and cell as one text. Headings may ask, and examples in fences are no sentences. */
function paragraphsOf(file: string): Sentence[] {
  return readFileSync(file, "utf8")
    .replace(/^\s*```[\s\S]*?^\s*```/gm, "")
    .split(/\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.|#+) )|\|/)
    .filter((text) => !/^\s*#/.test(text))
    .map((text) => ({
      file,
      text: text
        .replace(/^\s*(?:[-*>]|\d+\.)\s+/, "")
        .replace(/\s+/g, " ")
        .trim(),
    }));
}

/** The sentences of a string that may be a page: elements that stand in a sentence are taken out, others end it. */
const sentencesOnPage = (text: string): string[] =>
  text
    .replace(/<\/?(?:b|i|a|code|span|em|strong)\b[^>]*>/g, "")
    .split(/<[^>]*>|\n|(?<=[.!?][)*”"]*)\s+(?=\W*[A-Zx])/);

const sentencesIn = (text: string): string[] =>
  text
    .replace(/`[^`]*`/g, "X")
    .replace(/\]\([^)]*\)|https?:\/\/\S+/g, "]")
    .split(/(?<=[.!?][)*”"]*)\s+(?=\W*[A-Z])/);

const countWords = (text: string): number => (text.match(/[\p{L}\p{N}'’-]+/gu) ?? []).length;
