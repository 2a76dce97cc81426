import { z } from "zod";
import { setRole } from "../../core/workspace/set-role.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { findMember } from "./find-member.ts";
import { lastAdmin } from "./last-admin.ts";

export const memberSet = command({
  name: "member set",
  input: z.object({ ...Acting, email: z.string(), role: z.enum(["member", "admin", "agent"]) }),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    const member = by && (await findMember(ctx, by.workspaceId, input.email, out));
    if (by === null || member === null) return 2;
    const { email } = member;
    const result = await setRole(ctx, by, { memberId: member.id, role: input.role });
    switch (result.kind) {
      case "set":
      case "unchanged":
        out.line({ email, role: result.member.role }, `${email}: ${result.member.role}.`);
        return 0;
      case "last-admin":
        out.say(lastAdmin(email));
        return 1;
      case "not-entitled":
        out.say(`${by.name} is not an admin, and only admins set roles.`);
        return 1;
      case "no-such-member":
      case "overtaken":
        out.say(`${email} was changed in this moment by somebody else. Nothing was changed; try again.`);
        return 1;
    }
  },
});
