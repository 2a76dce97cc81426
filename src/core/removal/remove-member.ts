import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { FIRST_NUDGE_MS, TAKEN_NUDGE_MS } from "../incident/next-nudge.ts";
import { askForOpenNotices } from "../notice/ask-for-open-notices.ts";
import type { NoticeSources } from "../notice/notice.ts";
import type { Rooms } from "../store.ts";
import type { Tx } from "../tx.ts";
import type { Member } from "../workspace/member.ts";

export type RemoveMemberResult =
  | {
      kind: "removed";
      member: Member;
      heir: Member | null;
      mailboxes: string[];
      incidents: number;
      sessions: number;
    }
  | { kind: "not-entitled" }
  | { kind: "no-such-member" }
  /** A workspace keeps at least one admin. */
  | { kind: "last-admin" }
  /** They own mailboxes or are on open incidents, and it was not said who takes over. Nothing was changed. */
  | { kind: "heir-needed"; mailboxes: string[]; incidents: number }
  | { kind: "no-such-heir" };

type Ctx = CommitContext & Pick<Context, "notices">;

/** The heir is another member who takes over. null: none was named. */
type Wished = { memberId: string; heirId: string | null };

/**
 * Removes a member: an admin's business. Their sessions and links end at once, and another member takes over their mailboxes and the
 * open incidents they are on. Their name and address are erased; history keeps their id and says "a former member".
 */
export async function removeMember(ctx: Ctx, by: Member, wished: Wished): Promise<RemoveMemberResult> {
  const { memberId, heirId } = wished;
  const { workspaceId } = by;
  const result = await commit(ctx, workspaceId, async (tx) => {
    const result = await remove(tx, ctx.notices, by, wished, ctx.clock.now());
    const data = { ofId: memberId, ...(heirId !== null && { heirId }) };
    if (result.kind === "removed") tx.note({ kind: "member-removed", workspaceId, memberId: by.id, data });
    return result;
  });
  if (result.kind === "not-entitled") await noteNotEntitled(ctx, by, "member-removed", memberId);
  return result;
}

async function remove(
  tx: Tx,
  notices: NoticeSources,
  by: Member,
  { memberId, heirId }: Wished,
  at: Date,
): Promise<RemoveMemberResult> {
  const { workspaceId } = by;
  await tx.roles.lock(workspaceId);
  const here = async (id: string) => {
    const found = await tx.members.get(id);
    return found?.workspaceId === workspaceId ? found : null;
  };
  const [actor, member, heir] = [await here(by.id), await here(memberId), heirId && (await here(heirId))];
  if (actor?.role !== "admin") return { kind: "not-entitled" };
  if (member === null) return { kind: "no-such-member" };
  if (heirId !== null && (!heir || heir.id === memberId)) return { kind: "no-such-heir" };
  if (member.role === "admin" && (await tx.roles.otherAdmins(workspaceId, memberId)) === 0)
    return { kind: "last-admin" };

  const owned = await tx.memberRemovals.owned(memberId);
  const taken = await tx.memberRemovals.taken(memberId);
  const mailboxes = owned.map(({ address }) => address);
  if (owned.length + taken.length > 0 && !heir)
    return { kind: "heir-needed", mailboxes, incidents: taken.length };

  const open = await tx.memberRemovals.concerning(memberId);
  // Removed mailboxes keep their row, and a row has an owner.
  await tx.memberRemovals.giveMailboxes(memberId, heir ? heir.id : by.id);
  if (heir) {
    const kind = "mailbox-fixers-chosen";
    await tx.history.add(
      workspaceId,
      ...owned.map(({ mailboxId }) => ({ kind, mailboxId, memberId: by.id, at }) as const),
    );
    for (const incidentId of taken) await passOn(tx, { incidentId, from: memberId, to: heir.id }, at);
  }
  const { sessions } = await tx.memberRemovals.delete(memberId, at);
  await askForOpenNotices(tx, notices, workspaceId, at);
  for (const incidentId of open) await askForAlert(tx, workspaceId, incidentId, at);
  return { kind: "removed", member, heir: heir || null, mailboxes, incidents: taken.length, sessions };
}

type Passing = { incidentId: string; from: string; to: string };

/** The heir is on it where they may act on it. Otherwise no member is, and the reminders begin anew. */
async function passOn(tx: Rooms, { incidentId, from, to }: Passing, at: Date): Promise<void> {
  const may = (await tx.fixers.mayReconnect(to, incidentId, 1)).length > 0;
  if (may) {
    await tx.watches.take(incidentId, to, from, at, new Date(at.getTime() + TAKEN_NUDGE_MS));
  } else {
    await tx.watches.letGo(incidentId, from, new Date(at.getTime() + FIRST_NUDGE_MS));
  }
}
