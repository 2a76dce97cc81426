import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { addMember } from "../../core/workspace/add-member.ts";
import { ADD_MEMBER_WORDS } from "../../core/workspace/member-words.ts";
import { command } from "../command.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { Acting, actingMember } from "./acting-member.ts";

export const memberAdd = command({
  name: "member add",
  input: z.object({
    ...Acting,
    email: z.string(),
    name: z.string().default(""),
    admin: z.boolean().default(false),
  }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    const { email, name, admin } = input;
    const result = await addMember(ctx, by, { email, name, role: admin ? "admin" : "member" });
    const said = outcomeOf(ADD_MEMBER_WORDS, result, { email });
    switch (result.kind) {
      case "added":
        out.line({ id: result.memberId, email }, inCommands(said));
        return 0;
      case "not-entitled":
        sayOutcome(out, said);
        return 1;
      case "unclear":
        sayOutcome(out, said);
        return 2;
    }
  },
});
