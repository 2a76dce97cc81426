import { z } from "zod";
import { command } from "../command.ts";
import { Acting, actingMember } from "./acting-member.ts";

export const memberList = command({
  name: "member list",
  input: z.object(Acting),
  async run(ctx, input, out) {
    const by = await actingMember(ctx, input, out);
    if (by === null) return 2;
    for (const { id, name, email, role } of await ctx.store.members.list(by.workspaceId)) {
      out.line({ id, name, email, role }, `${name} <${email}>${role === "admin" ? ", admin" : ""}`);
    }
    return 0;
  },
});
