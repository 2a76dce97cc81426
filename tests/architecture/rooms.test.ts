import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { historyWords, jobs } from "../../src/kinds.ts";

/** The rooms of core, from the ground up. A room imports only from floors below its own. */
const FLOORS: readonly (readonly string[])[] = [
  ["words"],
  ["time", "diagnosis", "keys"],
  ["trouble", "audit"],
  ["workspace", "limit"],
  ["mailbox"],
  ["lead", "credential", "pace"],
  ["setup", "chat"],
  ["outbox"],
  ["notice", "drill", "sign-in", "connect-code"],
  ["incident", "job", "suppression", "held-leads", "lead-wait", "clock-setback"],
  ["campaign", "disconnection", "health", "opt-out-question"],
  ["brake", "receipt", "unconfirmed"],
  ["inbound", "sending"],
  ["recovery", "late-reading"],
  ["reconnect"],
  ["alert", "vouched"],
  ["provider-sign-in"],
  ["foresight", "installation", "removal", "sealing", "settings", "views"],
];

const MOST_FILES_IN_A_FOLDER = 30;
const MOST_METHODS_OF_A_PORT = 14;
const MOST_LINES_OF_A_FUNCTION = 80;

type Import = { file: string; target: string; typeOnly: boolean };

const IMPORT = /^(?:import|export) (type )?[^"]*?from "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm;

const sources = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] });
const imports: Import[] = sources.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, type, named, loaded]) => ({
    file,
    target: normalize(join(dirname(file), named ?? loaded ?? "")),
    typeOnly: type !== undefined,
  })),
);

const roomOf = (file: string) => /^src\/core\/([^/]+)\//.exec(file)?.[1];
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

describe("the rooms of core", () => {
  it("each have a floor", () => {
    const rooms = new Set(sources.flatMap((file) => roomOf(file) ?? []));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it("import only from the floors below", () => {
    const upward = imports.flatMap(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === undefined || to === undefined || from === to) return [];
      return floorOf(to) < floorOf(from) ? [] : [`${file} → ${target}`];
    });
    expect(upward).toEqual([]);
  });

  it("have stores and ports that import types only, and none of another room's store", () => {
    const strays = imports.filter(
      ({ file, target, typeOnly }) =>
        /^src\/core\/.*-(store|port)\.ts$/.test(file) &&
        (!typeOnly || (target.endsWith("-store.ts") && roomOf(target) !== roomOf(file))),
    );
    expect(strays.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it(`have ports of at most ${MOST_METHODS_OF_A_PORT} methods`, () => {
    const wide = sources.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^export interface (\w+)[^{]*\{\n(.*?)^\}/gms)].flatMap(
        ([, name, body = ""]) => {
          const methods = body.match(/^ {2}\w+(<.*?>)?\(|^ {2}\w+\??:/gm) ?? [];
          return methods.length > MOST_METHODS_OF_A_PORT ? [`${name}: ${methods.length}`] : [];
        },
      ),
    );
    expect(wide).toEqual([]);
  });
});

describe("what is asked for in a transaction", () => {
  it("goes into the outbox by tx.say alone, so that it is woken when the transaction has committed", () => {
    const strays = sources.filter(
      (file) => file !== "src/core/commit.ts" && /\boutbox\s*\.add\(/.test(readFileSync(file, "utf8")),
    );
    expect(strays).toEqual([]);
  });

  it("ends an incident by the one verb that says so", () => {
    const strays = sources.filter(
      (file) =>
        file !== "src/core/incident/end-incident.ts" && /\.endIfOver\(/.test(readFileSync(file, "utf8")),
    );
    expect(strays).toEqual([]);
  });

  it("is woken under a kind that a room has a job for", () => {
    const woken = sources.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\b(?:wake|waking)\(\s*"([^"]+)"/g)].map(
        ([, kind = ""]) => kind,
      ),
    );
    expect(woken.length).toBeGreaterThan(10);
    expect(woken.filter((kind) => !Object.hasOwn(jobs, kind))).toEqual([]);
  });
});

describe("the history", () => {
  it("gets no event of a kind that no room has words for", () => {
    const written = sources.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bhistory\.add\([^;]*?\bkind: "([^"]+)"/g)].map(
        ([, kind = ""]) => kind,
      ),
    );
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((kind) => !Object.hasOwn(historyWords, kind))).toEqual([]);
  });
});

describe("the files", () => {
  it("import each other in no circle, types included", () => {
    expect(circles(imports)).toEqual([]);
  });

  it(`hold functions of at most ${MOST_LINES_OF_A_FUNCTION} lines`, () => {
    const long = [...sources, ...globSync("bench/**/*.ts")].flatMap((file) =>
      functionsIn(readFileSync(file, "utf8"))
        .filter(({ lines }) => lines > MOST_LINES_OF_A_FUNCTION)
        .map(({ at, lines }) => `${file}:${at} has ${lines} lines`),
    );
    expect(long).toEqual([]);
  });

  it(`lie at most ${MOST_FILES_IN_A_FOLDER} side by side`, () => {
    const counts = new Map<string, number>();
    for (const file of globSync("{src,tests,bench}/**/*.{ts,js,css}", {
      exclude: ["src/io/db/generated/**"],
    }))
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MOST_FILES_IN_A_FOLDER)).toEqual([]);
  });
});

const BEGINS_A_FUNCTION =
  /^( *)(?:(?:export )?(?:async )?function\b|(?!(?:if|for|while|switch|catch|return)\b)(?:async )?[\w#]+\([^=]*\{$|.*=> \{$)/;

/** Functions of a formatted source: each ends at the first line that closes a bracket at its own indent. */
function functionsIn(source: string): { at: number; lines: number }[] {
  const lines = source.split("\n");
  return lines.flatMap((line, at) => {
    const indent = BEGINS_A_FUNCTION.exec(line)?.[1];
    if (indent === undefined) return [];
    const length = lines
      .slice(at + 1)
      .findIndex((later) => later.startsWith(`${indent}}`) && !later.endsWith("{"));
    return length === -1 ? [] : [{ at: at + 1, lines: length + 2 }];
  });
}

/** Groups of files of which each reaches each other (Tarjan's strongly connected components). */
function circles(edges: Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { file, target } of edges) next.set(file, [...(next.get(file) ?? []), target]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    stack.push(file);
    for (const target of next.get(file) ?? []) {
      if (!index.has(target)) low.set(file, Math.min(low.get(file) ?? 0, visit(target)));
      else if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, index.get(target) ?? 0));
    }
    if (low.get(file) === index.get(file)) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || next.get(file)?.includes(file)) found.push(circle);
    }
    return low.get(file) ?? 0;
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return found;
}
