import { expect, it } from "vitest";
import { forTerminal, openLog } from "../src/log.ts";

const written = () => {
  const lines: Record<string, unknown>[] = [];
  return { lines, to: { write: (line: string) => void lines.push(JSON.parse(line)) } };
};

it("writes one line for each event, with the ids it was bound to", () => {
  const { lines, to } = written();
  openLog("info", to).child({ mailboxId: "m1" }).event("clock.went-back", { seconds: 2 });
  expect(lines).toEqual([
    { level: "info", time: expect.any(String), mailboxId: "m1", event: "clock.went-back", seconds: 2 },
  ]);
});

it("begins a line with its level, its time and its event", () => {
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => void lines.push(line) });
  log.child({ mailboxId: "m1" }).event("clock.went-back", { seconds: 2 });
  log.fault("queue.broken", new Error("refused"), { id: "q1" });
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
    ["level", "time", "event", "mailboxId", "seconds"],
    ["level", "time", "event", "id", "error"],
  ]);
});

it("tells a fault's name, message, stack and cause, and nothing that hangs on the error", () => {
  const { lines, to } = written();
  const cause = Object.assign(new TypeError("no token"), { config: { data: "refresh_token=hush" } });
  const error = Object.assign(new Error("refused", { cause }), {
    password: "hush",
    response: { body: "hush" },
  });
  openLog("error", to).fault("queue.broken", error);
  expect(JSON.stringify(lines)).not.toContain("hush");
  expect(lines).toEqual([
    {
      level: "error",
      time: expect.any(String),
      event: "queue.broken",
      error: {
        name: "Error",
        message: "refused",
        stack: expect.any(String),
        cause: { name: "TypeError", message: "no token", stack: expect.any(String) },
      },
    },
  ]);
});

it("masks what looks like a secret in a message, and leaves the files of its stack readable", () => {
  const { lines, to } = written();
  openLog("info", to).fault("sweep.failed", new Error("no way to postgresql://ann:hunter2@db.test/x"));
  expect(JSON.stringify(lines)).not.toContain("hunter2");
  expect(lines).toMatchObject([
    {
      error: {
        message: "no way to postgresql://ann:•••@db.test/x",
        stack: expect.stringContaining("log.test.ts:"),
      },
    },
  ]);
});

it("tells what was thrown when it was no error", () => {
  const { lines, to } = written();
  openLog("info", to).fault("job.failed", "bad picture");
  expect(lines).toMatchObject([{ error: { name: "string", message: "bad picture" } }]);
});

it("keeps events to itself at a higher level", () => {
  const { lines, to } = written();
  const log = openLog("error", to);
  log.event("clock.went-back", { seconds: 2 });
  log.fault("queue.broken", new Error("x"));
  expect(lines.map((line) => line.event)).toEqual(["queue.broken"]);
});

it("writes a line for eyes with the event first, and an error's stack below it", () => {
  const written: string[] = [];
  const log = openLog("info", { write: (line) => void written.push(...forTerminal(line).split("\n")) });
  log.event("clock.went-back", { seconds: 2 });
  log.fault("queue.broken", new Error("the disk is full"));
  const [first, , second, ...stack] = written;
  expect(first).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: clock\.went-back \{"seconds":2\}$/);
  expect(second).toMatch(/ERROR: queue\.broken *$/);
  expect(stack.join("\n")).toContain("the disk is full");
  expect(stack.join("\n")).toContain("log.test.ts");
});
