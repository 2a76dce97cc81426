import { type CommitContext, commit } from "../commit.ts";
import { hashOfToken, newLinkToken } from "../keys/link-token.ts";
import { openReconnectLink } from "../reconnect/open-reconnect-link.ts";

const VOUCHED_LASTS_MS = 30 * 60_000;

/** `not-opened`: the link is used, too old, unknown, or no chat vouches for it. Nothing was changed. */
export type OpenedInBrowser =
  | { kind: "opened"; sessionId: string; browserToken: string }
  | { kind: "not-opened" };

/**
 * Uses a vouched link up: from now on it does nothing anywhere. This browser shows the session's number; it may do nothing until its
 * member presses that number in the chat.
 *
 * @param browserToken - what the browser's cookie holds already; null: nothing
 */
export async function openInBrowser(
  ctx: CommitContext,
  token: string,
  browserToken: string | null,
): Promise<OpenedInBrowser> {
  const link = await openReconnectLink(ctx, token);
  const linkHash = hashOfToken(token);
  const session = await ctx.store.vouched.ofLink(linkHash);
  if (link.kind !== "open" || session === null) return { kind: "not-opened" };
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + VOUCHED_LASTS_MS);
  const browser = browserToken ?? newLinkToken().token;
  const { id, workspaceId, memberId, mailboxId, platform } = session;
  const opened = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.reconnectLinks.prolong(linkHash, now, until))) return false;
    if (!(await tx.vouched.open(id, hashOfToken(browser), now, until))) return false;
    const data = { platform };
    await tx.history.add(workspaceId, { kind: "vouched-link-used", mailboxId, memberId, data, at: now });
    tx.note({ kind: "vouched-link-used", workspaceId, memberId, data: { mailboxId } });
    return true;
  });
  return opened ? { kind: "opened", sessionId: id, browserToken: browser } : { kind: "not-opened" };
}
