import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Data, not code: words of mails in many languages, and the shapes of tokens. */
const DATA = ["src/core/inbound/opt-out/languages/**", "src/core/diagnosis/secrets/secret-shapes.ts"];

it("core names no chat platform", () => {
  const named = globSync("src/core/**/*.ts", { exclude: DATA }).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        /slack|\bteams\b/i.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
  expect(named).toEqual([]);
});

it("the bots know no platform by name outside its own folder", () => {
  const files = globSync("src/bots/**/*.ts", { exclude: ["src/bots/slack/**"] });
  expect(files.filter((file) => /slack|\bteams\b/i.test(readFileSync(file, "utf8")))).toEqual([]);
});
