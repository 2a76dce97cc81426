import type { Step } from "../campaign.ts";
import type { TemplatePart } from "../check-templates.ts";
import { findPlaceholders, type Placeholder } from "./find-placeholders.ts";

export type StepPlaceholder = Placeholder & { step: number; part: TemplatePart };

const PARTS = ["subject", "text", "html"] as const;

/** Other tools' placeholders in the steps of a campaign. @param columns - of its leads */
export function placeholdersOf(steps: Step[], columns: string[]): StepPlaceholder[] {
  return steps.flatMap((step) =>
    PARTS.flatMap((part) =>
      findPlaceholders(step[part] ?? "", { columns, isHtml: part === "html" }).map((placeholder) => ({
        ...placeholder,
        step: step.position,
        part,
      })),
    ),
  );
}

/** The steps with each placeholder in Liquid whose column is known, and how many those were. */
export function rewriteSteps(steps: Step[], columns: string[]): { steps: Step[]; rewritten: number } {
  let rewritten = 0;
  const rewrite = (template: string, isHtml: boolean) => {
    let made = "";
    let at = 0;
    for (const placeholder of findPlaceholders(template, { columns, isHtml })) {
      if (placeholder.kind !== "field" || placeholder.begin < at) continue;
      made += template.slice(at, placeholder.begin) + placeholder.rewritten;
      at = placeholder.end;
      rewritten++;
    }
    return made + template.slice(at);
  };
  const made = steps.map((step) => ({
    ...step,
    subject: step.subject && rewrite(step.subject, false),
    text: rewrite(step.text, false),
    html: step.html && rewrite(step.html, true),
  }));
  return { steps: made, rewritten };
}

/** One sentence with its place, and what to write in its stead. */
export function sayPlaceholder(placeholder: StepPlaceholder): string {
  const { step, part, line } = placeholder;
  const words = `“${short(placeholder.words)}”`;
  const place = `Step ${step}, ${part}, line ${line}: `;
  switch (placeholder.kind) {
    case "field":
      return `${place}${words} is not filled in here. Write ${placeholder.rewritten} instead.`;
    case "unknown-field":
      return `${place}${words} is not filled in here, and no column of the leads is called like it.`;
    case "spintax":
      return `${place}${words} goes out as it stands. Unpause chooses no variants; write one of them.`;
  }
}

const LONGEST_SHOWN = 60;
const short = (words: string) => {
  const line = words.replace(/\s+/g, " ");
  const letters = Array.from(line);
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN - 1).join("")}…` : line;
};
