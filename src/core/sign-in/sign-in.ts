import { noteRefusal } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { hashOfToken, newLinkToken } from "../keys/link-token.ts";
import type { Member } from "../workspace/member.ts";
import { SESSION_LASTS_MS } from "./session.ts";
import type { SessionPlace } from "./session-store.ts";
import type { SignInLinkState } from "./sign-in-store.ts";

type Ctx = Pick<Context, "store" | "clock" | "log" | "surface">;

const LINK_LASTS_MS = 60 * 60_000;

/**
 * A link that signs this member in, once, within the hour. The address is a secret: show it to them alone.
 *
 * @param byId - the member who makes it; null: the person at the machine
 */
export async function issueSignInLink(
  ctx: CommitContext & Pick<Context, "publicUrl">,
  { id: memberId, workspaceId }: Pick<Member, "id" | "workspaceId">,
  byId: string | null = null,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, hash } = newLinkToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + LINK_LASTS_MS);
  await commit(ctx, null, async (tx) => {
    await tx.signIn.addLink({ hash, workspaceId, memberId, expiresAt });
    tx.note({ kind: "sign-in-link-made", workspaceId, memberId: byId, data: { forId: memberId } });
  });
  return { url: `${ctx.publicUrl}/sign-in/${token}`, expiresAt };
}

export type CheckedLink =
  | { kind: "open"; member: Member }
  | { kind: "spent" }
  | { kind: "expired" }
  | { kind: "unknown" };

/** The state of a sign-in link. A check never spends it: chats and mail programs open links on their own. */
export async function checkSignInLink(ctx: Ctx, token: string): Promise<CheckedLink> {
  const looked = judge(await ctx.store.signIn.link(hashOfToken(token)), ctx.clock.now());
  if (looked.kind === "unknown") logUnknown(ctx);
  return looked;
}

/** A line alone: with rows of the audit log, strangers could fill the disk. */
const logUnknown = ({ log, surface }: Pick<Context, "log" | "surface">) =>
  log.event("security.sign-in-refused", { workspaceId: null, memberId: null, surface, why: "unknown" });

function judge(link: SignInLinkState | null, now: Date): CheckedLink {
  if (link === null) return { kind: "unknown" };
  if (link.spentAt !== null) return { kind: "spent" };
  if (link.expiresAt <= now) return { kind: "expired" };
  return { kind: "open", member: link.member };
}

/**
 * Spends the link and opens a session. `sessionToken` goes into the browser's cookie and is not stored.
 *
 * @param before - the session that this browser had until now; it ends
 */
export async function signIn(
  ctx: CommitContext,
  token: string,
  { place, before }: { place: SessionPlace; before: string | null },
): Promise<{ kind: "signed-in"; sessionToken: string } | Exclude<CheckedLink, { kind: "open" }>> {
  const at = ctx.clock.now();
  const session = newLinkToken();
  const expiresAt = new Date(at.getTime() + SESSION_LASTS_MS);
  const opened = await commit(ctx, null, async (tx) => {
    const owner = await tx.signIn.spendLink(hashOfToken(token), at);
    if (owner === null) return false;
    if (before !== null) await tx.sessions.endByHash(hashOfToken(before));
    await tx.sessions.add({ hash: session.hash, ...owner, ...cut(place), at, expiresAt });
    tx.note({ kind: "signed-in", ...owner, data: {} });
    return true;
  });
  if (opened) return { kind: "signed-in", sessionToken: session.token };
  const state = await ctx.store.signIn.link(hashOfToken(token));
  if (state === null) {
    logUnknown(ctx);
    return { kind: "unknown" };
  }
  const why = state.spentAt === null && state.expiresAt <= at ? "expired" : "spent";
  const { id: memberId, workspaceId } = state.member;
  await noteRefusal(ctx, { kind: "sign-in-refused", workspaceId, memberId, data: { why } });
  return { kind: why };
}

/** Browsers name themselves in about 150 characters. */
const LONGEST_PLACE = 300;

const cut = ({ browser, network }: SessionPlace): SessionPlace => ({
  browser: browser?.slice(0, LONGEST_PLACE) || null,
  network: network?.slice(0, LONGEST_PLACE) || null,
});
