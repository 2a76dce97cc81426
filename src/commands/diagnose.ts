import { diagnose } from "../core/diagnosis/diagnose.ts";
import type { Diagnosis } from "../core/diagnosis/diagnosis.ts";
import type { ExitCode } from "./command.ts";
import { type Known, observationOf } from "./terminal/observation-of.ts";
import type { Out } from "./terminal/out.ts";
import { readAll } from "./terminal/read-all.ts";
import { readLines } from "./terminal/read-lines.ts";

/** Names the cause of one failure: a JSON object or a provider's words, given or read to the end of `input`. */
export async function diagnoseOne(
  given: string | null,
  input: AsyncIterable<Uint8Array>,
  known: Known,
  out: Out,
): Promise<ExitCode> {
  const text = given ?? (await readAll(input)).toString("utf8");
  if (text.trim() === "") {
    out.say("There is nothing to diagnose. Give the failure as an argument, or on standard input.");
    return 2;
  }
  const answer = answerTo(text, known);
  out.line(answer, inWords(answer));
  return 0;
}

/** One answer for each line that is not empty, in order; a line that cannot be understood is `unknown`. */
export async function diagnoseLines(
  input: AsyncIterable<Uint8Array>,
  known: Known,
  out: Out,
): Promise<ExitCode> {
  for await (const line of readLines(input)) {
    if (line.trim() !== "") out.line(answerTo(line, known));
  }
  return 0;
}

type Answer = { id: string | number | null } & Diagnosis;

function answerTo(text: string, known: Known): Answer {
  const pasted = parsed(text);
  const { cause, about, confidence, fixer, actor, pauses, evidence, advice } = diagnose(
    observationOf(pasted, known),
  );
  return { id: idOf(pasted), cause, about, confidence, fixer, actor, pauses, evidence, advice };
}

/** A JSON value, else the words themselves. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function idOf(pasted: unknown): string | number | null {
  const id = typeof pasted === "object" && pasted !== null && "id" in pasted ? pasted.id : null;
  return typeof id === "string" || typeof id === "number" ? id : null;
}

const PARTIES = {
  recipient: "this recipient",
  message: "the text of this message",
  sender: "the sender",
  mailbox: "the mailbox we send from",
  provider: "the provider",
  us: "this installation",
};

const FIXERS = {
  owner: "the mailbox's owner",
  admin: "an admin of their mail system",
  operator: "the operator of Unpause",
  nobody: "nobody, wait",
};

function inWords({ cause, about, confidence, fixer, pauses, advice }: Answer): string {
  return [
    `Cause: ${cause} (${confidence})`,
    `It is about: ${PARTIES[about]}`,
    `Who can fix it: ${FIXERS[fixer]}`,
    `Pauses the mailbox: ${pauses ? "yes" : "no"}`,
    ...advice.map((step, index) => `${index + 1}. ${step}`),
  ].join("\n");
}
