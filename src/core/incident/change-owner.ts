import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member } from "../workspace/member.ts";
import type { AlertMessage } from "./alert-message.ts";
import { askForAlert } from "./ask-for-alert.ts";

export type ChangeOwnerResult =
  | { kind: "changed"; to: Member; addresses: string[] }
  | { kind: "not-entitled" }
  | { kind: "no-such-member" }
  /** They own it already, or it works again. */
  | { kind: "unchanged" };

/** Mailboxes of an incident whose owner is changed at once. */
const MOST = 500;

/**
 * An admin names the owner of an incident's lost mailboxes that their present owners disclaim. Without disclaimed ones, all lost
 * ones change owner. The new owner is told.
 */
export async function changeOwner(
  ctx: CommitContext,
  by: Member,
  { incidentId, toId }: { incidentId: string; toId: string },
): Promise<ChangeOwnerResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "fixers-chosen", incidentId);
    return { kind: "not-entitled" };
  }
  const { store, clock } = ctx;
  const { workspaceId } = by;
  const at = clock.now();
  const to = await store.members.get(toId);
  if (to?.workspaceId !== workspaceId) return { kind: "no-such-member" };
  const orphans = await store.fixers.ownersOf(incidentId, MOST);
  const meant = orphans.some(({ disclaimed }) => disclaimed)
    ? orphans.filter(({ disclaimed }) => disclaimed)
    : orphans;
  const addresses = await commit(ctx, workspaceId, async (tx) => {
    const addresses: string[] = [];
    for (const { mailboxId, address, ownerId } of meant) {
      if (ownerId === toId || !(await tx.owners.change(mailboxId, ownerId, toId))) continue;
      await tx.history.add(workspaceId, { kind: "mailbox-fixers-chosen", mailboxId, memberId: by.id, at });
      tx.note({ kind: "fixers-chosen", workspaceId, memberId: by.id, data: { mailboxId, ownerId: toId } });
      addresses.push(address);
    }
    if (addresses.length === 0) return addresses;
    const message: AlertMessage = {
      kind: "ask-fixer",
      incidentId,
      askerId: by.id,
      memberId: toId,
      handsOver: true,
    };
    await tx.say(workspaceId, `hand-over:${incidentId}:${toId}`, message, at);
    await askForAlert(tx, workspaceId, incidentId, at);
    return addresses;
  });
  return addresses.length === 0 ? { kind: "unchanged" } : { kind: "changed", to, addresses };
}
