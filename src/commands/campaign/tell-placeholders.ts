import type { RewritePlaceholdersResult } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { type StepPlaceholder, sayPlaceholder } from "../../core/campaign/placeholder/steps-placeholders.ts";
import { REWRITE_PLACEHOLDERS_WORDS } from "../../core/campaign/words/rewrite-placeholders.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { Out } from "../terminal/out.ts";

const MOST_TOLD = 100;

/** One sentence for each, with its place. */
export function tellPlaceholders(found: StepPlaceholder[], out: Out): void {
  for (const one of found.slice(0, MOST_TOLD)) out.say(sayPlaceholder(one));
  if (found.length > MOST_TOLD) out.say(`… and ${sayNumber(found.length - MOST_TOLD)} more.`);
}

/** How they are all rewritten at once, where a column is known for one. */
export function rewriteHint(campaign: string, found: StepPlaceholder[]): string {
  return found.some(({ kind }) => kind === "field")
    ? `Rewrite them: unpause campaign start "${campaign}" --rewrite-placeholders. `
    : "";
}

export function tellRewriting(name: string, result: RewritePlaceholdersResult, out: Out): void {
  if (result.kind === "rewritten" && result.rewritten === 0) return;
  const { sentence } = outcomeOf(REWRITE_PLACEHOLDERS_WORDS, result, { name });
  if (result.kind === "rewritten") out.line({ campaign: name, rewritten: result.rewritten }, sentence);
  else out.say(sentence);
}
