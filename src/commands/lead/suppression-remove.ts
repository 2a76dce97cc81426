import { z } from "zod";
import { leadAddress } from "../../core/lead/lead-address.ts";
import { explainSuppression } from "../../core/suppression/explain-suppression.ts";
import { type LiftResult, liftSuppression } from "../../core/suppression/lift-suppression.ts";
import { isTheirWish, mayLift } from "../../core/suppression/may-lift.ts";
import { LIFT_WORDS } from "../../core/suppression/suppression-result-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";

export const suppressionRemove = command({
  name: "suppression remove",
  input: z.object({
    ...Acting,
    address: z.string(),
    why: z.string(),
    /** No member lifts a person's own wish by accident. */
    despiteOptOut: z.boolean().default(false),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const email = leadAddress(input.address) ?? input.address.trim().toLowerCase();
    const forbidding = await ctx.store.views.suppressions.matching(member.workspaceId, email);
    const suppression = forbidding.find((one) => one.email === email);
    const others = forbidding.filter((one) => one.email !== email);
    const end = (result: LiftResult) => {
      const exit = tell(result, email, out);
      for (const other of others)
        out.say(`No campaign writes to it as long as ${other.email} is suppressed.`);
      return exit;
    };
    if (suppression === undefined) return end({ kind: "not-suppressed" });
    if (mayLift(member, suppression) && isTheirWish(suppression) && !input.despiteOptOut) {
      out.say(`${email} asked to get no more mail. ${explainSuppression(suppression)}`);
      if (suppression.words !== null) out.say(`Their words: “${suppression.words}”`);
      out.say("Nothing was changed. If they want to hear from you again: add --despite-opt-out");
      return 1;
    }
    const result = await liftSuppression(ctx, member, { email, why: input.why, seenAt: suppression.at });
    return end(result);
  },
});

function tell(result: LiftResult, email: string, out: Out): ExitCode {
  const said = outcomeOf(LIFT_WORDS, result, { email });
  switch (result.kind) {
    case "lifted":
      out.line({ email, lifted: true }, inCommands(said));
      return 0;
    case "not-suppressed":
    case "not-entitled":
    case "overtaken":
      sayOutcome(out, said);
      return 1;
    case "no-reason":
      out.say(`${said.sentence} --why TEXT`);
      return 2;
  }
}
