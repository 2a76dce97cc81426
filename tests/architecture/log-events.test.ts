import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Log } from "../../src/core/log.ts";

declare module "../../src/core/log.ts" {
  interface LogEvents {
    "ticket-for-tests.opened": { ticketId: string };
  }
}

const sources = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] });
const CALL = /\blog\??\.(?:event|fault)\(\s*(["'`])([^"'`]*)/g;
const DOTTED = /^[a-z]+(-[a-z]+)*\.([a-z]+(-[a-z]+)*|\$\{kind\})$/;

it("log events have dotted names of two parts, in kebab-case", () => {
  const names = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(CALL)].map(([, , name = ""]) => name),
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !DOTTED.test(name))).toEqual([]);
});

it("nobody names a log event by a variable, but for the rows of the audit log", () => {
  const others = sources.filter((file) =>
    /\blog\??\.(?:event|fault)\(\s*[^"\s]/.test(readFileSync(file, "utf8")),
  );
  expect(others.toSorted()).toEqual([
    "src/core/audit/append-rows.ts",
    "src/core/audit/note-refusal.ts",
    "src/core/health/throttled-log.ts",
  ]);
});

it("the log takes only the events of its union, and those that a room adds to it", () => {
  const lines: unknown[] = [];
  const log: Log = { event: (...line) => void lines.push(line), fault: () => {}, child: () => log };
  log.event("lead.opted-out", { enrolmentId: "e1" });
  log.event("ticket-for-tests.opened", { ticketId: "t1" });
  log.event("security.signed-in", { workspaceId: "w1", memberId: "m1", surface: "web" });
  // @ts-expect-error no event of this name
  log.event("lead.opted-in", { enrolmentId: "e1" });
  // @ts-expect-error another event's fields
  log.event("lead.opted-out", { mailboxId: "m1" });
  // @ts-expect-error no fault of this name
  log.fault("lead-broken", new Error("x"));
  expect(lines).toHaveLength(5);
});
