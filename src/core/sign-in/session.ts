import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { isId } from "../is-id.ts";
import { hashOfToken } from "../keys/link-token.ts";
import { troubleOf } from "../trouble/trouble-of.ts";
import type { Member, SignedIn } from "../workspace/member.ts";
import type { Holding, SessionRow } from "./session-store.ts";

type Ctx = Pick<Context, "store" | "clock">;

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A session ends this long after the sign-in, even if it is used. */
export const SESSION_LASTS_MS = 30 * DAY_MS;
/** It ends sooner when it was not used for this long. */
const IDLE_MS = 14 * DAY_MS;
/** A use within this of the last one is not written down: pages are opened more often than idle days are counted. */
const SEEN_EVERY_MS = HOUR_MS;
/** After a sign-in, actions that open doors for others are done without another one. */
const FRESH_MS = 10 * 60_000;

/** Which sessions hold at this moment. */
export const holdingAt = (at: Date): Holding => ({ at, idleSince: new Date(at.getTime() - IDLE_MS) });

/** Whether the sign-in is so recent that a browser left open is no danger. */
export const isFreshSignIn = (signedInAt: Date, now: Date): boolean =>
  now.getTime() - signedInAt.getTime() <= FRESH_MS;

/**
 * Finds the member of a session; null when it has ended.
 *
 * @param byPerson - a person asks, and not a page that renews itself: only that keeps a session from growing idle
 */
export async function whoIsSignedIn(
  { store, clock }: Ctx,
  sessionToken: string,
  byPerson: boolean,
): Promise<SignedIn | null> {
  const now = clock.now();
  const found = await store.sessions.find(hashOfToken(sessionToken), holdingAt(now));
  if (found === null) return null;
  const { seenAt, ...who } = found;
  if (byPerson && now.getTime() - seenAt.getTime() >= SEEN_EVERY_MS)
    await store.sessions.saw(who.session.id, now).catch(mayBeUnsaved);
  return who;
}

/** Where the database takes no write, pages can still be read. */
function mayBeUnsaved(error: unknown): void {
  if (troubleOf(error) === null) throw error;
}

/** Ending a session tells of a change, so that its open streams of news end too. */

export async function signOut(ctx: CommitContext, sessionToken: string): Promise<void> {
  const owner = await commit(ctx, null, async (tx) => {
    const owner = await tx.sessions.endByHash(hashOfToken(sessionToken));
    if (owner !== null) tx.note({ kind: "signed-out", ...owner, data: {} });
    return owner;
  });
  if (owner !== null) ctx.live.changed(owner.workspaceId);
}

/** Lists where a member is signed in, the last used first. */
export const listSessions = ({ store, clock }: Ctx, member: Pick<Member, "id">): Promise<SessionRow[]> =>
  store.sessions.ofMember(member.id, holdingAt(clock.now()));

/** Ends one session of the member's own. @returns false when it is not theirs, or has ended */
export async function endSession(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Pick<Member, "id" | "workspaceId">,
  id: string,
): Promise<boolean> {
  if (!isId(id)) return false;
  return commit(ctx, workspaceId, async (tx) => {
    const ended = await tx.sessions.end(memberId, id);
    if (ended) tx.note({ kind: "signed-out", workspaceId, memberId, data: {} });
    return ended;
  });
}

/** Signs a member out in every browser, this one too. @returns how many sessions that ended */
export async function signOutEverywhere(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Pick<Member, "id" | "workspaceId">,
): Promise<number> {
  return commit(ctx, workspaceId, async (tx) => {
    const sessions = await tx.sessions.endAll(memberId);
    tx.note({ kind: "signed-out-everywhere", workspaceId, memberId, data: { ofId: memberId, sessions } });
    return sessions;
  });
}
