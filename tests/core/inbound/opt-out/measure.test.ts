import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import {
  type Answer,
  isSetApart,
  type Reply,
  readReplies,
  readSetApart,
} from "../../../fixtures/opt-out/replies.ts";
import { measure, measureEach } from "./measure.ts";

const run = promisify(execFile);
const forRules = readReplies();
const setApart = readSetApart();
const all = [...forRules, ...setApart];

const count = (rows: readonly Reply[], answer: Answer) => rows.filter((row) => row.answer === answer).length;

/** Languages that the measure promises, with the rows of each kind that they need. Portuguese and Chinese have two forms. */
const promised: [string, number][] = [
  ["en", 90],
  ["de", 90],
  ...["fr", "es", "it", "pt", "nl", "pl", "sv", "da", "ru", "tr", "ja", "zh", "ko"].map(
    (language): [string, number] => [language, 40],
  ),
];

describe("the labelled replies", () => {
  it("are at least 1,200, of both kinds", () => {
    expect(all.length).toBeGreaterThanOrEqual(1_200);
    expect(count(all, "sure")).toBeGreaterThanOrEqual(700);
    expect(count(all, "no")).toBeGreaterThanOrEqual(650);
  });

  it.each(promised)(
    "hold %s with at least %i that ask to stop and as many that do not",
    (language, least) => {
      const own = all.filter((row) => row.language.split("-")[0] === language);
      expect(count(own, "sure")).toBeGreaterThanOrEqual(least);
      expect(count(own, "no")).toBeGreaterThanOrEqual(least);
      expect(count(own, "doubtful")).toBeGreaterThanOrEqual(10);
    },
  );

  it("keep about a third apart, with at least 200 that do not ask to stop", () => {
    expect(setApart.length / all.length).toBeGreaterThan(0.3);
    expect(setApart.length / all.length).toBeLessThan(0.37);
    expect(count(setApart, "no")).toBeGreaterThanOrEqual(200);
  });

  it("lie in the file that the hash of their text names", () => {
    expect(forRules.filter(({ text }) => isSetApart(text))).toEqual([]);
    expect(setApart.filter(({ text }) => !isSetApart(text))).toEqual([]);
  });

  it("say each text once, and nothing but the known answers", () => {
    const texts = all.map(({ text }) => text.normalize("NFKC").trim());
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    expect(new Set(all.map(({ answer }) => answer))).toEqual(new Set(["sure", "doubtful", "no"]));
  });

  it("hold notices of the other side in at least ten languages, none of which asks to stop", () => {
    const notices = all.filter(({ note }) => note === "disclaimer");
    expect(new Set(notices.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
    expect(notices.filter(({ answer }) => answer !== "no")).toEqual([]);
  });
});

describe("the measure", () => {
  const rows: Reply[] = [
    { text: "stop", language: "en", answer: "sure" },
    { text: "no more", language: "en", answer: "sure" },
    { text: "halt", language: "de", answer: "sure" },
    { text: "hm", language: "de", answer: "doubtful" },
    { text: "yes", language: "en", answer: "no", subject: "Re: Offer" },
  ];

  it("counts what was found, what was missed, and who was silenced by mistake", () => {
    const said: Record<string, Answer> = {
      stop: "sure",
      "no more": "no",
      halt: "doubtful",
      hm: "sure",
      yes: "sure",
    };
    const decide = (text: string) => said[text] ?? "no";
    expect(measure(rows, decide)).toEqual({
      rows: 5,
      labelled: { sure: 3, doubtful: 1, no: 1 },
      sureFound: 1,
      sureMissed: 1,
      falseSure: { no: 1, doubtful: 1 },
      saidDoubtful: 1,
      right: 1,
    });
    expect(measureEach(rows, decide).get("de")).toMatchObject({
      rows: 2,
      right: 0,
      falseSure: { doubtful: 1 },
    });
  });

  it("gives the function each row's subject, or an ordinary one", () => {
    const subjects: string[] = [];
    measure(rows, (_text, subject) => {
      subjects.push(subject);
      return "no";
    });
    expect(new Set(subjects)).toEqual(new Set(["Re: Quick question", "Re: Offer"]));
  });

  it("prints no row that is set apart for the people who write rules", async () => {
    const file = join(tmpdir(), `always-sure-${process.pid}.mjs`);
    await writeFile(file, 'export const always = () => "sure";');
    const rowsOut = await bench("rows");
    const mistakes = await bench("mistakes", file, "always");
    expect(rowsOut.map(({ text }) => text)).toEqual(forRules.map(({ text }) => text));
    expect(mistakes.map(({ text }) => text)).toEqual(
      forRules.filter(({ answer }) => answer !== "sure").map(({ text }) => text),
    );
  });
});

async function bench(...args: string[]): Promise<Reply[]> {
  const { stdout } = await run(process.execPath, ["bench/run.ts", "opt-out", ...args], {
    maxBuffer: 10_000_000,
  });
  return stdout
    .trim()
    .split("\n")
    .map((line): Reply => JSON.parse(line));
}
