import type { Context } from "../context.ts";
import { hashOfToken, newLinkToken } from "./link-token.ts";
import type { Member, SignedIn } from "./member.ts";
import type { SignInLinkState } from "./sign-in-store.ts";

type Ctx = Pick<Context, "store" | "clock">;

const LINK_LASTS_MS = 60 * 60_000;
export const SESSION_LASTS_MS = 30 * 24 * 60 * 60_000;

/** A link that signs this member in, once, within the hour. The address is a secret: show it to them alone. */
export async function issueSignInLink(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  member: Pick<Member, "id" | "workspaceId">,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, hash } = newLinkToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + LINK_LASTS_MS);
  await ctx.store.signIn.addLink({ hash, workspaceId: member.workspaceId, memberId: member.id, expiresAt });
  return { url: `${ctx.publicUrl}/sign-in/${token}`, expiresAt };
}

export type LookedAtLink =
  | { kind: "open"; member: Member }
  | { kind: "spent" }
  | { kind: "expired" }
  | { kind: "unknown" };

/** What a sign-in link is worth. Looking never spends it: chats and mail programs open links on their own. */
export async function lookAtSignInLink(ctx: Ctx, token: string): Promise<LookedAtLink> {
  return judge(await ctx.store.signIn.link(hashOfToken(token)), ctx.clock.now());
}

function judge(link: SignInLinkState | null, now: Date): LookedAtLink {
  if (link === null) return { kind: "unknown" };
  if (link.spentAt !== null) return { kind: "spent" };
  if (link.expiresAt <= now) return { kind: "expired" };
  return { kind: "open", member: link.member };
}

/** Spends the link and opens a session. `sessionToken` goes into the browser's cookie and is not stored. */
export async function signIn(
  ctx: Ctx,
  token: string,
): Promise<{ kind: "signed-in"; sessionToken: string } | Exclude<LookedAtLink, { kind: "open" }>> {
  const now = ctx.clock.now();
  const session = newLinkToken();
  const expiresAt = new Date(now.getTime() + SESSION_LASTS_MS);
  const opened = await ctx.store.transaction(async (tx) => {
    const owner = await tx.signIn.spendLink(hashOfToken(token), now);
    if (owner === null) return false;
    await tx.signIn.addSession({ hash: session.hash, ...owner, now, expiresAt });
    return true;
  });
  if (opened) return { kind: "signed-in", sessionToken: session.token };
  const link = await lookAtSignInLink(ctx, token);
  return link.kind === "open" ? { kind: "spent" } : link;
}

/** Who this session belongs to, or null when it has ended. */
export function whoIsSignedIn(ctx: Ctx, sessionToken: string): Promise<SignedIn | null> {
  return ctx.store.signIn.session(hashOfToken(sessionToken), ctx.clock.now());
}

export function signOut(ctx: Pick<Context, "store">, sessionToken: string): Promise<void> {
  return ctx.store.signIn.endSession(hashOfToken(sessionToken));
}
