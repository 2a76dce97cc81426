import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readCorpus } from "../../../bench/diagnosis.ts";
import { neededPieces } from "../../../src/core/diagnosis/needed-pieces.ts";
import { readFailure } from "../../../src/core/diagnosis/read-failure.ts";
import { rules } from "../../../src/core/diagnosis/rules.ts";
import { askFor, indexText, mayHaveOne } from "../../../src/core/diagnosis/text-index.ts";
import { wordings } from "./wordings.ts";

describe("The pieces that a pattern needs", () => {
  it.each([
    [/too many (?:logins|errors)/, ["too many "]],
    [/application-specific password (?:is )?required/, ["application-specific password "]],
    [/spamhaus|spamcop/, ["spamhaus", "spamcop"]],
    [/credentials? refused/, ["credential"]],
    [/\bmfa\b|verification code/, ["mfa", "verification code"]],
    [/(?<!not )locked(?! out)/, ["locked"]],
    [/账号(?:已)?(?:被)?冻结/, ["账号"]],
    [/a{2}bc+d/, null],
    [/(?:abc)?/, null],
    [/abc|\d+/, null],
    [/^(?!.*spam)/, null],
  ])("of %s are %j", (pattern, pieces) => {
    expect(neededPieces(pattern)).toEqual(pieces);
  });

  it("never keep a rule from a text that its words match", () => {
    const folder = resolve(import.meta.dirname, "../../fixtures/diagnosis");
    const rows = readCorpus(
      ["real-failures.jsonl", "real-failures-2.jsonl", "real-failures-3.jsonl"].map((name) =>
        resolve(folder, name),
      ),
    );
    const texts = [...rows, ...wordings.map(([observation]) => observation)].map(
      ({ error, protocol }) => readFailure(error, protocol).words,
    );
    const kept = rules.filter(({ when }) => {
      const pieces = when.words === undefined ? null : neededPieces(when.words);
      if (pieces === null) return false;
      const asked = askFor(pieces);
      return texts.some((words) => when.words?.test(words) && !mayHaveOne(asked, indexText(words)));
    });

    expect(kept.map(({ id }) => id)).toEqual([]);
  });

  it("are told of nearly all rules that have words", () => {
    const withWords = rules.flatMap(({ when }) => (when.words === undefined ? [] : [when.words]));
    const untold = withWords.filter((words) => neededPieces(words) === null);

    expect(withWords.length).toBeGreaterThan(150);
    expect(untold.length / withWords.length).toBeLessThan(0.05);
  });
});
