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
  const files = globSync("src/bots/**/*.ts", { exclude: ["src/bots/slack/**", "src/bots/teams/**"] });
  expect(files.filter((file) => /slack|\bteams\b/i.test(readFileSync(file, "utf8")))).toEqual([]);
});

/** The files that wire the platforms. Only they may import them. */
const WIRING = [
  "bench/run.ts",
  "src/check-env.ts",
  "src/config.ts",
  "src/platforms.ts",
  "tests/bots/own-chats.ts",
];
const OWN = {
  Slack:
    /^(src\/bots\/slack|tests\/bots\/slack|tests\/hosts\/slack)\/|^bench\/(slack|hosts\/slack-process)\.ts$/,
  Teams:
    /^(src\/bots\/teams|tests\/bots\/teams|tests\/hosts\/teams)\/|^bench\/(teams|hosts\/teams-process)\.ts$/,
};

it.each(Object.entries(OWN))(
  "nothing but its own files and the wiring imports or names a file of %s, so that it can be taken out",
  (_, own) => {
    const files = globSync(["src/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"], {
      exclude: ["src/io/db/generated/**", "tests/architecture/**"],
    }).filter((file) => !own.test(file) && !WIRING.includes(file));
    const naming = files.filter((file) => {
      const text = readFileSync(file, "utf8");
      const imported = [...text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(([, target = ""]) =>
        normalize(join(dirname(file), target)),
      );
      const named = [...text.matchAll(/"((?:src|tests|bench)\/[^"]+)"/g)].map(([, path = ""]) => path);
      return [...imported, ...named].some((path) => own.test(path));
    });
    expect(naming).toEqual([]);
  },
);

it("the retired library of Teams is used in the folder of Teams alone", () => {
  const files = globSync(["src/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"], {
    exclude: ["src/io/db/generated/**"],
  });
  const users = files.filter((file) =>
    /(?:from|import\() ?"(botbuilder|botframework)[^"]*"/.test(readFileSync(file, "utf8")),
  );
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !OWN.Teams.test(file))).toEqual([]);
});
