import { z } from "zod";
import { type RemoveMemberResult, removeMember } from "../../core/removal/remove-member.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import { command, type ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { findMember } from "./find-member.ts";
import { lastAdmin } from "./last-admin.ts";

export const memberRemove = command({
  name: "member remove",
  input: z.object({
    ...Acting,
    email: z.string(),
    /** Who takes over their mailboxes and open incidents. */
    to: z.string().optional(),
  }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    const member = by && (await findMember(ctx, by.workspaceId, input.email, out));
    if (by === null || member === null) return 2;
    const heir = input.to === undefined ? null : await findMember(ctx, by.workspaceId, input.to, out);
    if (input.to !== undefined && heir === null) return 2;
    const result = await removeMember(ctx, by, { memberId: member.id, heirId: heir?.id ?? null });
    return tell(result, by.name, member.email, out);
  },
});

function tell(result: RemoveMemberResult, by: string, email: string, out: Out): ExitCode {
  switch (result.kind) {
    case "removed": {
      const { mailboxes, incidents, sessions, heir } = result;
      const passed = heir === null ? "" : ` ${heir.email} took over ${countOf(mailboxes.length, incidents)}.`;
      out.line(
        { email, removed: true, sessions, mailboxes, incidents, to: heir?.email ?? null },
        `${email} is removed, and signed out in ${sayCount(sessions, "browser")}.${passed}`,
      );
      return 0;
    }
    case "heir-needed":
      out.say(
        `${email} has ${countOf(result.mailboxes.length, result.incidents)}. Say who takes over: --to ADDRESS. Nothing was changed.`,
      );
      for (const address of result.mailboxes) out.say(`  ${address}`);
      return 1;
    case "last-admin":
      out.say(lastAdmin(email));
      return 1;
    case "no-such-heir":
      out.say(`${email} is the member to remove. Name somebody else: --to ADDRESS. Nothing was changed.`);
      return 2;
    case "no-such-member":
      out.say(`${email} was removed in this moment by somebody else.`);
      return 1;
    case "not-entitled":
      out.say(`${by} is not an admin, and only admins remove members.`);
      return 1;
  }
}

const countOf = (mailboxes: number, incidents: number) =>
  [
    ...(mailboxes > 0 || incidents === 0 ? [`${sayCount(mailboxes, "mailbox", "mailboxes")}`] : []),
    ...(incidents > 0 ? [`${incidents} open ${plural(incidents, "incident", "incidents")}`] : []),
  ].join(" and ");
