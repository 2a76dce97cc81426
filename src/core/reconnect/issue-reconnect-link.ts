import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import { newLinkToken } from "../keys/link-token.ts";
import type { Rooms } from "../store.ts";
import type { Tx } from "../tx.ts";
import type { Entitled, Member } from "../workspace/member.ts";

const LINK_LASTS_MS = 30 * 60_000;

export type IssueResult =
  | { kind: "issued"; workspaceId: string; token: string; url: string; expiresAt: Date }
  /** Other members may. `entitled` names them, the owner first. */
  | { kind: "not-entitled"; entitled: Entitled[] }
  /** It works again. */
  | { kind: "solved" }
  /** No such incident, or not one of this mailbox, in the member's workspace. */
  | { kind: "unknown" };

export type IssueContext = CommitContext & Pick<Context, "publicUrl">;
type Wanted = { memberId: string; incidentId: string; mailboxId: string };

/**
 * Makes the personal link to reconnect a mailbox: for this member alone, once, within half an hour. The address is a secret;
 * show it to them alone. Asked for again it makes another one, and the earlier ones stay good.
 */
export async function issueReconnectLink(ctx: IssueContext, wanted: Wanted): Promise<IssueResult> {
  const result = await commit(ctx, null, (tx) => issueLinkIn(ctx, tx, wanted));
  if (result.kind === "not-entitled") await noteNoLink(ctx, wanted);
  return result;
}

/** The same within a transaction. */
export async function issueLinkIn(
  { clock, publicUrl }: Pick<Context, "clock" | "publicUrl">,
  tx: Tx,
  wanted: Wanted,
): Promise<IssueResult> {
  const may = await mayReconnect(tx, wanted);
  if (may.kind !== "may") return may;
  const { memberId, incidentId, mailboxId } = wanted;
  const { workspaceId } = may.member;
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LINK_LASTS_MS);
  const { token, hash } = newLinkToken();
  await tx.reconnectLinks.add({
    hash,
    workspaceId,
    memberId,
    mailboxId,
    incidentId,
    createdAt: now,
    expiresAt,
  });
  tx.note({
    kind: "reconnect-link-made",
    workspaceId,
    memberId,
    data: { forId: memberId, mailboxId, incidentId },
  });
  return { kind: "issued", workspaceId, token, url: `${publicUrl}/reconnect/${token}`, expiresAt };
}

export type MayReconnect =
  | { kind: "may"; member: Member; disconnection: Disconnection }
  | Exclude<IssueResult, { kind: "issued" }>;

/** Whether a member may reconnect a mailbox of an incident now. Changes nothing. */
export async function mayReconnect(
  store: Pick<Rooms, "fixers" | "disconnections" | "members">,
  { memberId, incidentId, mailboxId }: Wanted,
): Promise<MayReconnect> {
  const [member, disconnection] = await Promise.all([
    store.members.get(memberId),
    store.disconnections.lastOf(incidentId, mailboxId),
  ]);
  if (member === null || disconnection?.workspaceId !== member.workspaceId) return { kind: "unknown" };

  const entitled = await store.fixers.entitled(mailboxId);
  if (!entitled.some(({ id }) => id === memberId)) return { kind: "not-entitled", entitled };
  if (disconnection.endedAt !== null) return { kind: "solved" };
  return { kind: "may", member, disconnection };
}

/** Notes in the log that a member asked for a link to a mailbox that they may not reconnect. */
export async function noteNoLink(ctx: CommitContext, { memberId, mailboxId }: Wanted): Promise<void> {
  const member = await ctx.store.members.get(memberId);
  if (member !== null) await noteNotEntitled(ctx, member, "reconnect-link-made", mailboxId);
}
