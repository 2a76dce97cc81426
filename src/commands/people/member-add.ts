import { z } from "zod";
import { addMember } from "../../core/workspace/add-member.ts";
import { command } from "../command.ts";
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
    switch (result.kind) {
      case "added":
        out.line(
          { id: result.memberId, email },
          `${email} is in. Their link to sign in: unpause sign-in --as ${email}`,
        );
        return 0;
      case "not-entitled":
        out.say(`${by.name} is not an admin, and only admins let people in.`);
        return 1;
      case "unclear":
        for (const why of Object.values(result.why)) out.say(why);
        return 2;
    }
  },
});
