import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
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

/** The files that wire Slack. Only they may import it. */
const WIRING = [
  "bench/run.ts",
  "src/check-env.ts",
  "src/config.ts",
  "src/platforms.ts",
  "tests/bots/own-chats.ts",
];
const SLACKS_OWN =
  /^(src\/bots\/slack|tests\/bots\/slack|tests\/hosts\/slack)\/|^bench\/(slack|hosts\/slack-process)\.ts$/;

it("nothing but its own files and the wiring imports Slack, so that it can be taken out", () => {
  const files = globSync(["src/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"], {
    exclude: ["src/io/db/generated/**"],
  }).filter((file) => !SLACKS_OWN.test(file) && !WIRING.includes(file));
  const importing = files.filter((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].some(([, target = ""]) =>
      SLACKS_OWN.test(normalize(join(dirname(file), target))),
    ),
  );
  expect(importing).toEqual([]);
});
