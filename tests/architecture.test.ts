import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import from whom. A room is a folder of `src`; "top" is a file that lies in `src` itself. */
const mayImport: Record<string, string[]> = {
  core: ["core"],
  support: ["support", "core"],
  io: ["io", "support", "core"],
  bots: ["bots", "support", "core"],
  web: ["web", "bots", "support", "core"],
  sandbox: ["sandbox", "core"],
  commands: ["commands", "io", "sandbox", "support", "core", "top"],
};

/** What the domain may use besides itself: nothing that reaches outside the process. */
const CORE_MAY_USE = ["node:crypto", "node:timers/promises", "node:url", "chrono-node", "zod"];

const IMPORTS = /(?:^(?:import|export|\})[^"\n]*from |\bimport\()"([^"]+)"/gm;

describe("the arrows of the house", () => {
  it.each(Object.entries(mayImport))("%s imports only from %j", (room, allowed) => {
    const strays = importsOf(room)
      .filter(({ target }) => target.startsWith("."))
      .flatMap(({ file, target }) => {
        const [, to = "", inside] = join(dirname(file), target).split("/");
        const arrivesAt = inside === undefined ? "top" : to;
        return allowed.includes(arrivesAt) ? [] : [`${file} → ${target}`];
      });
    expect(strays).toEqual([]);
  });

  it("the domain uses no library and no part of Node that reaches outside", () => {
    const strays = importsOf("core")
      .filter(({ target }) => !target.startsWith(".") && !CORE_MAY_USE.includes(target))
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strays).toEqual([]);
  });

  it("only config.ts reads the environment", () => {
    const readers = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] }).filter((file) =>
      readFileSync(file, "utf8").includes("process.env"),
    );
    expect(readers.filter((file) => !["src/cli.ts", "src/commands/environment.ts"].includes(file))).toEqual(
      [],
    );
  });

  it("no file is a drawer for whatever fits nowhere", () => {
    const drawers = globSync("src/**/*.ts").filter((file) =>
      /(util|helper|common|manager|misc)s?(\.ts|\/)|\/index\.ts$/.test(file),
    );
    expect(drawers).toEqual([]);
  });
});

function importsOf(room: string): { file: string; target: string }[] {
  return globSync(`src/${room}/**/*.ts`, { exclude: ["src/io/db/generated/**"] }).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(IMPORTS)].map(([, target = ""]) => ({ file, target })),
  );
}
