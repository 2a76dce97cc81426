import type { RewritePlaceholdersResult } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { type StepPlaceholder, sayPlaceholder } from "../../core/campaign/placeholder/steps-placeholders.ts";
import { sayCount, sayNumber } from "../../core/words/say.ts";
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

export function tellRewriting(campaign: string, result: RewritePlaceholdersResult, out: Out): void {
  switch (result.kind) {
    case "rewritten":
      if (result.rewritten > 0) tellRewritten(campaign, result.rewritten, out);
      return;
    case "not-a-draft":
      out.say(`“${campaign}” was started before, so its texts stay as they are.`);
      return;
    case "no-such-campaign":
      out.say(`“${campaign}” is no longer there.`);
  }
}

export function tellRewritten(campaign: string, rewritten: number, out: Out): void {
  const placeholders = sayCount(rewritten, "placeholder is", "placeholders are");
  out.line({ campaign, rewritten }, `${placeholders} rewritten in “${campaign}”.`);
}
