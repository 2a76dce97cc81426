import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Words of other tables: the database's enums and OAuth's errors are written as SQL and the RFCs write them. */
const ENUM = /^enum \w+ \{\n(.*?)^\}/gms;
const storedWords = new Set(
  [...readFileSync("prisma/schema.prisma", "utf8").matchAll(ENUM)].flatMap(([, body = ""]) =>
    [...body.matchAll(/^ {2}(\w+)/gm)].map(([, word]) => word),
  ),
);

const KIND = /\bkind(?::| ===| !==) "([^"]+)"/g;

describe("kinds", () => {
  it("are in kebab-case, but for those that the database stores as enums", () => {
    const strays = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] }).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(KIND)].flatMap(([, kind = ""]) =>
        /^[a-z0-9]+(-[a-z0-9]+)*$/.test(kind) || storedWords.has(kind) ? [] : [`${file}: ${kind}`],
      ),
    );
    expect(strays).toEqual([]);
  });
});
