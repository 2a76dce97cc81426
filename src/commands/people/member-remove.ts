import { z } from "zod";
import { type RemoveMemberResult, removeMember } from "../../core/removal/remove-member.ts";
import { REMOVE_MEMBER_WORDS } from "../../core/removal/words/remove-member.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command, type ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { findMember } from "./find-member.ts";

export const memberRemove = command({
  name: "member remove",
  input: z.object({
    ...Acting,
    email: z.string(),
    /** The member who takes over their mailboxes and open incidents. */
    to: z.string().optional(),
  }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    const member = by && (await findMember(ctx, by.workspaceId, input.email, out));
    if (by === null || member === null) return 2;
    const heir = input.to === undefined ? null : await findMember(ctx, by.workspaceId, input.to, out);
    if (input.to !== undefined && heir === null) return 2;
    const result = await removeMember(ctx, by, { memberId: member.id, heirId: heir?.id ?? null });
    return tell(result, member.email, out);
  },
});

function tell(result: RemoveMemberResult, email: string, out: Out): ExitCode {
  const said = outcomeOf(REMOVE_MEMBER_WORDS, result, { email });
  switch (result.kind) {
    case "removed": {
      const { mailboxes, incidents, sessions, heir } = result;
      const to = heir?.email ?? null;
      out.line({ email, removed: true, sessions, mailboxes, incidents, to }, inCommands(said));
      return 0;
    }
    case "heir-needed":
      sayOutcome(out, said);
      for (const address of result.mailboxes) out.say(`  ${address}`);
      return 1;
    case "no-such-heir":
      sayOutcome(out, said);
      return 2;
    case "last-admin":
    case "no-such-member":
    case "not-entitled":
      sayOutcome(out, said);
      return 1;
  }
}
