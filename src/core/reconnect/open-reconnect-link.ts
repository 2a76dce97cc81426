import type { Context } from "../context.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import type { Incident } from "../incident/incident-store.ts";
import { hashOfToken } from "../keys/link-token.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Member } from "../workspace/member.ts";
import type { Reconnect } from "./reconnect-store.ts";

export type OpenedLink =
  | {
      kind: "open";
      mailbox: Mailbox;
      incident: Incident;
      disconnection: Disconnection;
      member: Member;
    }
  | { kind: "expired"; incidentId: string }
  /** `reconnect`: its result, or its state. */
  | { kind: "spent"; incidentId: string; reconnect: Reconnect | null }
  /** The mailbox works again; `by` is null where the reconnect's member has gone. */
  | { kind: "solved"; disconnectionId: string; by: Member | null; at: Date }
  | { kind: "unknown" };

/**
 * The state of a link, without spending it: chats and mail programs open links on their own. A link that has opened a session for a
 * vouched member is used. From then on only that session can do its reconnect.
 */
export async function openReconnectLink(
  ctx: Pick<Context, "store" | "clock">,
  token: string,
): Promise<OpenedLink> {
  const hash = hashOfToken(token);
  const [link, vouched] = await Promise.all([openLinkOf(ctx, hash), ctx.store.vouched.ofLink(hash)]);
  return link.kind === "open" && vouched?.opened
    ? { kind: "spent", incidentId: link.incident.id, reconnect: null }
    : link;
}

/** The remaining reconnect of a link, for the session that continues what the link began. */
export async function openLinkOf(
  { store, clock }: Pick<Context, "store" | "clock">,
  hash: Uint8Array<ArrayBuffer>,
): Promise<OpenedLink> {
  const link = await store.reconnectLinks.get(hash);
  if (link === null) return { kind: "unknown" };
  const [mailbox, incident, disconnection, member] = await Promise.all([
    store.mailboxes.get(link.mailboxId),
    store.incidents.get(link.incidentId),
    store.disconnections.lastOf(link.incidentId, link.mailboxId),
    store.members.get(link.memberId),
  ]);
  if (mailbox === null || incident === null || member === null || disconnection === null) {
    return { kind: "unknown" };
  }
  const reconnect = await store.reconnects.latest(disconnection.id);
  if (disconnection.endedAt !== null) {
    const by = reconnect?.memberId ? await store.members.get(reconnect.memberId) : null;
    return { kind: "solved", disconnectionId: disconnection.id, by, at: disconnection.endedAt };
  }
  if (link.spentAt !== null) return { kind: "spent", incidentId: incident.id, reconnect };
  if (link.expiresAt <= clock.now()) return { kind: "expired", incidentId: incident.id };
  return { kind: "open", mailbox, incident, disconnection, member };
}
