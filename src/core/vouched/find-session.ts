import type { Context } from "../context.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import { hashOfToken } from "../keys/link-token.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { type OpenedLink, openLinkOf } from "../reconnect/open-reconnect-link.ts";
import type { Reconnect } from "../reconnect/reconnect-store.ts";
import type { VouchedSession } from "./vouched-store.ts";

/** The state of a browser that has used a vouched link. */
export type SessionSeen =
  /** There is none, or it belongs to another browser. */
  | { kind: "none" }
  /** The half hour is over. */
  | { kind: "over"; session: VouchedSession }
  /** Another number was pressed in the chat. */
  | { kind: "refused"; session: VouchedSession }
  /** Its member may no longer reconnect this mailbox. */
  | { kind: "not-entitled"; session: VouchedSession }
  | { kind: "waits-for-number"; session: VouchedSession }
  /** It may do its one reconnect. */
  | { kind: "open"; session: VouchedSession; link: OpenedLink & { kind: "open" } }
  /** A reconnect is on its way. */
  | { kind: "under-way"; session: VouchedSession; mailbox: Mailbox; reconnect: Reconnect }
  /** Its one reconnect did not succeed. */
  | { kind: "failed"; session: VouchedSession; reconnect: Reconnect | null }
  /** The mailbox works again. */
  | { kind: "solved"; session: VouchedSession; mailbox: Mailbox; disconnection: Disconnection };

/**
 * Finds the session for the browser that opened it. The member's right is checked each time: a member without it, or a removed
 * member, has no session.
 *
 * @param browserToken - the token in the browser's cookie
 */
export async function findSession(
  { store, clock }: Pick<Context, "store" | "clock">,
  sessionId: string,
  browserToken: string | null,
): Promise<SessionSeen> {
  const session = await store.vouched.get(sessionId);
  if (session?.opened == null || !isIts(session.opened.browserHash, browserToken)) return { kind: "none" };
  if (session.refusedAt !== null) return { kind: "refused", session };
  if (session.opened.expiresAt <= clock.now()) return { kind: "over", session };
  const [mailbox, entitled] = await Promise.all([
    store.mailboxes.get(session.mailboxId),
    store.fixers.entitled(session.mailboxId),
  ]);
  if (mailbox === null || !entitled.some(({ id }) => id === session.memberId)) {
    return { kind: "not-entitled", session };
  }
  if (session.confirmedAt === null) return { kind: "waits-for-number", session };

  const underWay = await store.reconnects.open(mailbox.id);
  if (underWay !== null) return { kind: "under-way", session, mailbox, reconnect: underWay };
  const link = await openLinkOf({ store, clock }, session.linkHash);
  switch (link.kind) {
    case "open":
      return { kind: "open", session, link };
    case "solved": {
      const disconnection = await store.disconnections.get(link.disconnectionId);
      return disconnection === null
        ? { kind: "over", session }
        : { kind: "solved", session, mailbox, disconnection };
    }
    case "spent":
      return { kind: "failed", session, reconnect: link.reconnect };
    case "expired":
    case "unknown":
      return { kind: "over", session };
  }
}

const isIts = (browserHash: Uint8Array, browserToken: string | null) =>
  browserToken !== null && Buffer.from(browserHash).equals(hashOfToken(browserToken));
