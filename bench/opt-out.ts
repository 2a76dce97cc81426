import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  answerAll,
  type Decide,
  measure,
  measureEach,
  type Rates,
} from "../tests/core/inbound/opt-out/measure.ts";
import { readReplies, readSetApart } from "../tests/fixtures/opt-out/replies.ts";

const USAGE = `Say which:
  npm run bench -- opt-out rows [LANGUAGE]            the rows for whoever writes rules
  npm run bench -- opt-out rates FILE FUNCTION        the rates of both parts, in total and for each language
  npm run bench -- opt-out mistakes FILE FUNCTION     the rows that FUNCTION gets wrong; never one that is set apart
FUNCTION is an export of FILE: (text, subject) => "sure" | "doubtful" | "no".
`;

/** Measures the detection of opt-outs. No form of it prints a row that is set apart. */
export async function benchOptOut([form, ...args]: string[]): Promise<void> {
  if (form === "rows") return printRows(args[0]);
  const [file, name] = args;
  if ((form !== "rates" && form !== "mistakes") || file === undefined || name === undefined)
    return refuse(USAGE);
  const decide = await load(file, name);
  if (decide === null) return refuse(`${file} exports no function ${name}.\n`);
  if (form === "rates") printRates(decide);
  else printMistakes(decide);
}

function printRows(language: string | undefined): void {
  const rows = readReplies().filter((row) => language === undefined || row.language === language);
  for (const row of rows) print(JSON.stringify(row));
}

function printRates(decide: Decide): void {
  const parts = { "for rules": readReplies(), "set apart": readSetApart() };
  for (const [name, rows] of Object.entries(parts)) {
    print(
      format(name, "rows", "sure-recall", "sure as no", "false (no)", "false (doubt)", "doubtful", "right"),
    );
    print(formatRates("all", measure(rows, decide)));
    for (const [language, rates] of measureEach(rows, decide)) print(formatRates(language, rates));
    print("");
  }
}

function printMistakes(decide: Decide): void {
  for (const { reply, said } of answerAll(readReplies(), decide))
    if (said !== reply.answer) print(JSON.stringify({ said, ...reply }));
}

/** @returns the named export of a file, or null where it is no function. */
async function load(file: string, name: string): Promise<Decide | null> {
  const exports: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href);
  return typeof exports[name] === "function" ? (exports[name] as Decide) : null;
}

function formatRates(name: string, rates: Rates): string {
  const share = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  return format(
    name,
    String(rates.rows),
    share(rates.sureFound, rates.labelled.sure),
    String(rates.sureMissed),
    `${rates.falseSure.no}/${rates.labelled.no}`,
    `${rates.falseSure.doubtful}/${rates.labelled.doubtful}`,
    share(rates.saidDoubtful, rates.rows),
    share(rates.right, rates.rows),
  );
}

function format(name: string, ...cells: string[]): string {
  return name.padEnd(12) + cells.map((cell) => cell.padStart(14)).join("");
}

function refuse(sentence: string): void {
  process.stderr.write(sentence);
  process.exitCode = 2;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
