import { z } from "zod";
import { quoteWords } from "../../core/suppression/quote-words.ts";
import { readAddresses } from "../../core/suppression/read-addresses.ts";
import { suppressByHand } from "../../core/suppression/suppress-by-hand.ts";
import { SUPPRESS_WORDS } from "../../core/suppression/suppression-result-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayNumber } from "../../core/words/say.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";

/** A file of another kind is told in the space of a page. */
const MOST_TOLD = 100;

export const suppressionAdd = command({
  name: "suppression add",
  input: z.object({
    ...Acting,
    lines: z.array(z.string()),
    /** Whether the lines come from a file, so that their numbers mean something. */
    numbered: z.boolean().default(false),
    note: z.string().default(""),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const { emails, unclear } = readAddresses(input.lines);
    for (const { line, written } of unclear.slice(0, MOST_TOLD))
      out.say(
        `${input.numbered ? `Line ${line}: ` : ""}“${quoteWords(written, 80)}” is not a whole mail address.`,
      );
    if (unclear.length > MOST_TOLD)
      out.say(`… and ${sayNumber(unclear.length - MOST_TOLD)} more that are none.`);
    if (emails.length === 0) {
      out.say("There is no address that can be suppressed.");
      return 2;
    }
    const result = await suppressByHand(ctx, member, { emails, note: input.note, gone: out.gone });
    if (result.kind === "too-many") {
      out.say(outcomeOf(SUPPRESS_WORDS, result, null).sentence);
      return 2;
    }
    if (out.gone.aborted) return 1;
    const { added, already, stopped } = result;
    for (const email of added) out.line({ email, added: true }, `${email} is never written to again.`);
    for (const email of already) out.line({ email, added: false }, `${email} was suppressed already.`);
    if (stopped > 0) out.say(outcomeOf(SUPPRESS_WORDS, result, null).sentence);
    return unclear.length === 0 ? 0 : 1;
  },
});
