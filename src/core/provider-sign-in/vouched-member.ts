import type { Context } from "../context.ts";
import { findSession } from "../vouched/find-session.ts";
import type { SignInPurpose } from "./provider-sign-in-store.ts";

/** The member for whom a chat vouches in this browser, for the reconnect of a sign-in. null: none, or no longer. */
export async function vouchedMember(
  ctx: Pick<Context, "store" | "clock">,
  purpose: SignInPurpose,
  browserToken: string,
): Promise<string | null> {
  const session = purpose.kind === "reconnect" ? await ctx.store.vouched.ofLink(purpose.linkHash) : null;
  if (session === null) return null;
  const seen = await findSession(ctx, session.id, browserToken);
  switch (seen.kind) {
    case "open":
    case "under-way":
    case "failed":
    case "solved":
      return session.memberId;
    case "none":
    case "over":
    case "refused":
    case "not-entitled":
    case "waits-for-number":
      return null;
  }
}
