import type { Context } from "../../core/context.ts";
import { issueSignInLink } from "../../core/sign-in/sign-in.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

/** A link that signs the asking member in: the chat knows them. Opening it spends nothing, so a preview does no harm. */
export async function signIn(ctx: Context, member: Member): Promise<Reply> {
  const { url, expiresAt } = await issueSignInLink(ctx, member, member.id);
  const zone = (await ctx.store.members.workspace(member.workspaceId))?.timeZone ?? "UTC";
  const until = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(expiresAt);
  return reply(`Only you can use this link. It signs you in once and expires at ${until}.`, {
    actions: [{ kind: "open", label: "Sign in", url }],
  });
}
