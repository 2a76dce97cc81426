import { z } from "zod";
import { outcomeOf } from "../../core/words/outcome.ts";
import { SET_ROLE_WORDS } from "../../core/workspace/member-words.ts";
import { setRole } from "../../core/workspace/set-role.ts";
import { command } from "../command.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { findMember } from "./find-member.ts";

export const memberSet = command({
  name: "member set",
  input: z.object({ ...Acting, email: z.string(), role: z.enum(["member", "admin", "agent"]) }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    const member = by && (await findMember(ctx, by.workspaceId, input.email, out));
    if (by === null || member === null) return 2;
    const { email } = member;
    const result = await setRole(ctx, by, { memberId: member.id, role: input.role });
    const said = outcomeOf(SET_ROLE_WORDS, result, { email });
    switch (result.kind) {
      case "set":
      case "unchanged":
        out.line({ email, role: result.member.role }, inCommands(said));
        return 0;
      case "last-admin":
      case "not-entitled":
      case "no-such-member":
      case "overtaken":
        sayOutcome(out, said);
        return 1;
    }
  },
});
