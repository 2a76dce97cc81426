import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import { newLinkToken } from "../workspace/link-token.ts";
import type { Entitled } from "../workspace/member-store.ts";

const LINK_LASTS_MS = 30 * 60_000;

export type IssueResult =
  | { kind: "issued"; workspaceId: string; token: string; url: string; expiresAt: Date }
  /** Somebody else may; `entitled` says who, the owner first. */
  | { kind: "not-entitled"; entitled: Entitled[] }
  /** It works again. */
  | { kind: "solved" }
  /** No such incident, or not one of this mailbox, in the member's workspace. */
  | { kind: "unknown" };

type Wanted = { memberId: string; incidentId: string; mailboxId: string };

/**
 * Makes the personal link to reconnect a mailbox: for this member alone, once, within half an hour. The address is a secret;
 * show it to them alone. Asked for again it makes another one, and the earlier ones stay good.
 */
export async function issueReconnectLink(
  { store, clock, publicUrl }: Pick<Context, "clock" | "publicUrl"> & { store: Rooms },
  { memberId, incidentId, mailboxId }: Wanted,
): Promise<IssueResult> {
  const [member, disconnection] = await Promise.all([
    store.members.get(memberId),
    store.incidents.lastOf(incidentId, mailboxId),
  ]);
  if (member === null || disconnection?.workspaceId !== member.workspaceId) return { kind: "unknown" };

  const entitled = await store.members.entitled(mailboxId);
  if (!entitled.some(({ id }) => id === memberId)) return { kind: "not-entitled", entitled };
  if (disconnection.endedAt !== null) return { kind: "solved" };

  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LINK_LASTS_MS);
  const { token, hash } = newLinkToken();
  const { workspaceId } = member;
  await store.reconnects.addLink({
    hash,
    workspaceId,
    memberId,
    mailboxId,
    incidentId,
    createdAt: now,
    expiresAt,
  });
  return { kind: "issued", workspaceId, token, url: `${publicUrl}/reconnect/${token}`, expiresAt };
}
