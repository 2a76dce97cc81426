import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The demo's fake world is no product, and `doctor` looks at things that no other surface shows. */
const ALONE = ["src/web/sandbox/**", "src/commands/doctor/**"];
const surfaces = globSync("src/{web,bots,commands}/**/*.ts", { exclude: ALONE });

it("no surface makes an outcome: the words of a result stand once, beside the result", () => {
  expect(surfaces.length).toBeGreaterThan(100);
  const making = surfaces.filter((file) =>
    /import \{[^}]*\boutcome\b[^}]*\} from "[^"]*words\/outcome\.ts"/.test(readFileSync(file, "utf8")),
  );
  expect(making).toEqual([]);
});

it("no page has a title of its own for one kind of a result", () => {
  const titled = surfaces.flatMap((file) =>
    casesIn(readFileSync(file, "utf8"))
      .filter(({ body }) => /\btitle: ["`]/.test(body))
      .map(({ kind }) => `${file} ${kind}`),
  );
  expect(titled).toEqual([]);
});

/** Each `case "kind":` with the lines that are indented below it. */
function casesIn(text: string): { kind: string; body: string }[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const [, indent = "", kind = ""] = /^( *)case "([a-z-]+)":/.exec(line) ?? [];
    if (kind === "") return [];
    const below = lines.slice(index + 1);
    const end = below.findIndex((each) => each.search(/\S/) <= indent.length);
    return [{ kind, body: below.slice(0, end === -1 ? undefined : end).join("\n") }];
  });
}
