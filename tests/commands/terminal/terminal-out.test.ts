import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const NASTY = "Bob\x1b[2J\x1b]0;owned\x07\x9b31m\x7f\u202e<b>";
const HELD_BACK = /[\p{Cc}--[\n]]|\u202e/v;

/** The output of a process with this Out. @param isTTY - whether a person looks */
function written(isTTY: boolean) {
  const script = `
    import { terminalOut } from "./src/commands/terminal/terminal-out.ts";
    process.stdout.isTTY = ${isTTY};
    const out = terminalOut();
    const nasty = ${JSON.stringify(NASTY)};
    out.line({ name: nasty }, "From: " + nasty + "\\n\\nHello");
    out.say("There is no lead " + nasty + ".");`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect([status, stdout === ""]).toEqual([0, false]);
  return { stdout, stderr };
}

it("words of others reach a terminal without anything that it would obey", () => {
  const { stdout, stderr } = written(true);
  expect(stdout).not.toMatch(HELD_BACK);
  expect(stdout).toContain("<b>\n\nHello");
  expect(stderr).not.toMatch(HELD_BACK);
  expect(stderr).toContain("There is no lead Bob");
});

it("a JSON line holds the same words, escaped", () => {
  const { stdout } = written(false);
  expect(stdout).not.toMatch(/[\p{Cc}--[\n]]/v);
  expect(JSON.parse(stdout)).toEqual({ name: NASTY });
});
