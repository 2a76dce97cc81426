import { z } from "zod";
import { forgetLead } from "../../core/removal/forget-lead.ts";
import { FORGET_LEAD_WORDS } from "../../core/removal/words/forget-lead.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";

export const leadForget = command({
  name: "lead forget",
  input: z.object({ ...Acting, address: z.string() }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    const result = await forgetLead(ctx, by, input.address);
    const said = outcomeOf(FORGET_LEAD_WORDS, result, null);
    if (result.kind !== "forgotten") {
      sayOutcome(out, said);
      return result.kind === "not-an-address" ? 2 : 1;
    }
    const { leads, ended, mails, suppressions, questions, texts } = result;
    out.line({ forgotten: true, leads, ended, mails, suppressions, questions, texts }, said.sentence);
    return 0;
  },
});
