import { LONGEST_LINE, when } from "./attribution.ts";
import { isDivider, mayDivide } from "./dividers.ts";
import { type Label, labelled } from "./mail-labels.ts";

/** A copied header has four lines or a few more, and each may be folded over some. */
const MOST_LINES = 14;
const MOST_FOLDED = 4;

/** "Date: … From: … To: … Subject: …", as some programs lose the line breaks. */
const inOneLine = /^\s*\*?(?:Date|From|Sent): .{5,80} (?:From|Date|Sent): .{5,80} To: .{1,120} Subject: /;

/** "From: …" in a language whose labels nobody listed: a short label with its value, as a copied header has four of them. */
const anyLabel = /^[\s*]{0,4}\p{L}[\p{L}\p{M} .'-]{0,24}\s?\*?[:：]\*?\s*\S/u;
const FEWEST_LABELS = 3;

/** Whether the header of a mail is copied here, as Outlook does it above the mail that it answers: from, sent, to, subject. */
export function isCopiedHeader(lines: readonly string[], at: number): boolean {
  const first = lines[at] ?? "";
  if (first.length > LONGEST_LINE) return false;
  if (mayDivide(first)) {
    const next = at + 1 + (lines[at + 1]?.trim() === "" ? 1 : 0);
    return isDivider((lines[next] ?? "").slice(0, LONGEST_LINE)) || isKnownHeader(lines, next);
  }
  return inOneLine.test(first) || isKnownHeader(lines, at) || isForeignHeader(lines, at);
}

function isKnownHeader(lines: readonly string[], at: number): boolean {
  const first = labelled((lines[at] ?? "").slice(0, LONGEST_LINE));
  if (first === null || ![...first.labels].some((label) => label !== "copy" && label !== "other"))
    return false;
  const { values, labels } = linesOfHeader(lines, at);
  const has = (label: Label) => labels.has(label);
  const words = values.join("\n");
  const timed = when.test(words);
  if (has("subject")) return has("from") ? has("date") || has("to") : has("date") && has("to") && timed;
  if (!words.includes("@")) return false;
  return timed && has("date") && (has("from") || has("to"));
}

/** The labels that stand one below another from here, each counted once, and their values with the lines that continue them. */
function linesOfHeader(lines: readonly string[], at: number): { values: string[]; labels: Set<Label> } {
  const values: string[] = [];
  const labels = new Set<Label>();
  let folded = 0;
  for (const line of lines.slice(at, at + MOST_LINES)) {
    const found = labelled(line.slice(0, LONGEST_LINE));
    if (found === null) {
      folded++;
      if (folded > MOST_FOLDED || (line.trim() === "" && labels.has("subject"))) break;
      values.push(line.slice(0, LONGEST_LINE));
      continue;
    }
    // A word may be two labels, like "do" or "data": the one that is still missing is meant.
    const label = [...found.labels].find((each) => !labels.has(each)) ?? [...found.labels][0];
    if (label !== undefined) labels.add(label);
    values.push(found.value);
    folded = 0;
  }
  return { values, labels };
}

/** The same in whichever language: who (an address), when, to whom. */
function isForeignHeader(lines: readonly string[], at: number): boolean {
  if (!anyLabel.test(lines[at] ?? "")) return false;
  const block: string[] = [];
  for (const line of lines.slice(at, at + 6)) {
    if (!anyLabel.test(line.slice(0, LONGEST_LINE))) break;
    block.push(line.slice(0, LONGEST_LINE));
  }
  return (
    block.length >= FEWEST_LABELS &&
    block.slice(0, 3).some((line) => line.includes("@")) &&
    block.slice(1).some((line) => when.test(line))
  );
}
