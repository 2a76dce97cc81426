import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Words that name nobody and no time: a sentence says which member, and when. */
const VAGUE = /\b(somebody|meanwhile|whosoever)\b/i;

/** Words of providers and leads, which we only recognise. */
const OF_OTHERS = ["src/core/diagnosis/rules/**", "src/core/inbound/**", "src/io/mail/**"];

/** Sentences that people read stand in strings with a space in them; names of kinds do not. */
const STRING = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm;

const sentences = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**", ...OF_OTHERS] }).flatMap(
  (file) =>
    [...readFileSync(file, "utf8").replace(COMMENT, "").matchAll(STRING)].flatMap(([, plain, template]) => {
      const text = (plain ?? template ?? "").replace(/\$\{[^}]*\}/g, "x");
      return / /.test(text) ? [{ file, text }] : [];
    }),
);

it("sentences that people read name a person and a time", () => {
  expect(sentences.length).toBeGreaterThan(1_000);
  expect(sentences.filter(({ text }) => VAGUE.test(text))).toEqual([]);
});

it("sentences that people read do not begin with a clause as their subject", () => {
  const clause = /(?:^|[.!?:] )(?:Whoever|Whose|Who|What) [^.?!]*[.!]/;
  expect(
    sentences.filter(({ text }) => clause.test(text)).map(({ file, text }) => `${file}: ${text}`),
  ).toEqual([]);
});
