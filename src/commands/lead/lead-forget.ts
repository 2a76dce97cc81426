import { z } from "zod";
import { forgetLead } from "../../core/removal/forget-lead.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";

export const leadForget = command({
  name: "lead forget",
  input: z.object({ ...Acting, address: z.string() }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    const result = await forgetLead(ctx, by, input.address);
    switch (result.kind) {
      case "forgotten": {
        const { leads, ended, mails, suppressions, questions, texts } = result;
        out.line(
          { forgotten: true, leads, ended, mails, suppressions, questions, texts },
          `Removed: ${leads} leads with all their fields, what was noted of ${mails} mails, ${suppressions} suppressions, ${questions} questions, and the address in ${texts} texts. ${ended} sequences ended.`,
        );
        out.say(
          "A keyed hash stays, so that no import takes the address again. Mail in the mailboxes' own folders is not touched.",
        );
        return 0;
      }
      case "not-an-address":
        out.say("Give a whole mail address, such as lea@example.com. Nothing was changed.");
        return 2;
      case "not-entitled":
        out.say(`${by.name} is not an admin, and only admins forget leads.`);
        return 1;
    }
  },
});
