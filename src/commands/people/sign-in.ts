import { z } from "zod";
import { issueSignInLink } from "../../core/sign-in/sign-in.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "./acting-member.ts";

export const signIn = command({
  name: "sign-in",
  input: z.object(Acting),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const { url, expiresAt } = await issueSignInLink(ctx, member);
    out.line({ url, member: member.email, expiresAt }, url);
    out.say(`It signs ${member.name} in, once, until ${expiresAt.toISOString()}. Show it to nobody else.`);
    return 0;
  },
});
