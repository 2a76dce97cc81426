import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** The allowed imports of each room. A room is a folder of `src`; "top" is a file in `src` itself. */
const mayImport: Record<string, string[]> = {
  core: ["core"],
  support: ["support", "core"],
  io: ["io", "support", "core"],
  bots: ["bots", "support", "core"],
  web: ["web", "bots", "support", "core"],
  sandbox: ["sandbox", "core"],
  commands: ["commands", "io", "sandbox", "support", "core", "top"],
};

/** The packages that the domain may use: none of them reaches outside the process. */
const CORE_MAY_USE = [
  "node:crypto",
  "node:timers/promises",
  "node:url",
  "canonicalize",
  "chrono-node",
  "email-providers/all.json",
  "zod",
];

const IMPORTS = /(?:^(?:import|export|\})[^"\n]*from |\bimport\()"([^"]+)"/gm;

/** The machine's clock, and the database's. Lengths are measured by `performance.now()`. */
const READS_A_CLOCK = /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/;
const SQL_READS_A_CLOCK =
  /(?<![.\w])now\(\)|\b((clock|statement|transaction)_timestamp|current_(date|time|timestamp)|localtime)/i;

/** Files with a clock of their own, and why it meets no other. */
const MAY_READ_A_CLOCK: Record<string, string> = {
  "src/open-product.ts": "makes the clock that everybody is given",
  "src/bots/slack/receive/receiver.ts": "compares with the clock of Slack, which dates its requests",
  "src/commands/demo/story.ts": "plays people, who live outside the product",
  "src/io/db/rooms/workspace/chat-turns.ts": "takes turns between processes by the database's clock alone",
  "src/io/db/lock-folder.ts": "tells a person since when the folder is in use",
  "src/io/db/migrate.ts": "keeps Prisma's ledger as Prisma does",
  "src/io/oauth/google.ts": "undoes the sum that the library made a moment ago",
  "src/io/oauth/microsoft.ts": "undoes the sum that the library made a moment ago",
  "src/sandbox/compose-answer.ts": "the provider in a box is another machine",
  "src/sandbox/imap-mailbox.ts": "the provider in a box is another machine",
  "src/sandbox/mail-store.ts": "the provider in a box is another machine",
};

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

  it("the product uses no package that npm leaves out, and the sandbox's only there", () => {
    const { devDependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const uses = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**", "src/**/*.d.ts"] }).flatMap(
      (file) =>
        [...readFileSync(file, "utf8").matchAll(IMPORTS)].map(([, target = ""]) => ({ file, target })),
    );
    const isOf = (packages: object, target: string) =>
      Object.keys(packages).some((name) => target === name || target.startsWith(`${name}/`));
    const strays = uses.filter(
      ({ file, target }) =>
        isOf(devDependencies, target) ||
        (isOf(optionalDependencies, target) && !file.startsWith("src/sandbox/")),
    );
    expect(strays).toEqual([]);
  });

  it("no package runs a program of its own while it is installed, but for those that bring a binary", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { hasInstallScript?: true }>;
    };
    const running = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript);
    expect(running).toEqual([
      "node_modules/@prisma/engines",
      "node_modules/msgpackr-extract",
      "node_modules/node",
      "node_modules/prisma",
    ]);
  });

  it("nothing loads the sandbox's servers before the sandbox runs", () => {
    const loads = globSync("src/**/*.ts", { exclude: ["src/sandbox/**", "src/io/db/generated/**"] }).filter(
      (file) =>
        /^import (?!type )[^;]*(open-sandbox|keep-sandbox|sandbox\/start-provider)\.ts"/m.test(
          readFileSync(file, "utf8"),
        ),
    );
    expect(loads).toEqual([]);
  });

  it("only config.ts reads the environment", () => {
    const readers = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] }).filter((file) =>
      readFileSync(file, "utf8").includes("process.env"),
    );
    expect(
      readers.filter((file) => !["src/cli.ts", "src/commands/terminal/environment.ts"].includes(file)),
    ).toEqual([]);
  });

  it("only the clock that the product is given says what time it is", () => {
    const readers = globSync("src/**/*.{ts,js}", { exclude: ["src/io/db/generated/**"] }).filter((file) => {
      const text = readFileSync(file, "utf8");
      return READS_A_CLOCK.test(text) || (file.startsWith("src/io/") && SQL_READS_A_CLOCK.test(text));
    });
    expect(readers.toSorted()).toEqual(Object.keys(MAY_READ_A_CLOCK).toSorted());
  });

  it("no row gets a moment from the database's clock", () => {
    const defaults = readFileSync("prisma/schema.prisma", "utf8").match(/.*(@updatedAt|\bnow\(\)).*/g);
    expect(defaults).toBeNull();
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
