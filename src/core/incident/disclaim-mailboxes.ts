import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { AlertMessage } from "./alert-message.ts";
import { askForAlert } from "./ask-for-alert.ts";

/** Mailboxes of an incident that are disclaimed at once. */
const MOST = 500;

export type DisclaimResult =
  | { kind: "disclaimed"; addresses: string[]; adminsTold: string[] }
  /** None of them is theirs, or they said so before. */
  | { kind: "unchanged" };

/**
 * A member disclaims the lost mailboxes of an incident that are in their name. Other members are reached before them from now on,
 * and the admins are asked for the owner. Their rights stay until an admin decides.
 */
export async function disclaimMailboxes(
  ctx: CommitContext,
  { workspaceId, incidentId, memberId }: { workspaceId: string; incidentId: string; memberId: string },
): Promise<DisclaimResult> {
  const { store, clock } = ctx;
  const at = clock.now();
  const mine = await store.fixers.inNameOf(memberId, incidentId, MOST);
  const admins = (await store.members.list(workspaceId)).filter(
    ({ id, role }) => role === "admin" && id !== memberId,
  );
  const addresses = await commit(ctx, workspaceId, async (tx) => {
    const addresses: string[] = [];
    for (const { mailboxId, address } of mine) {
      if (!(await tx.owners.disclaim(mailboxId, { id: memberId, workspaceId }, at))) continue;
      await tx.history.add(workspaceId, { kind: "mailbox-disclaimed", mailboxId, memberId, at });
      tx.note({ kind: "mailbox-disclaimed", workspaceId, memberId, data: { mailboxId } });
      addresses.push(address);
      // Another member decides its sends in doubt from now on.
      const id = await tx.unconfirmed.openOf(mailboxId);
      if (id !== null) await askForNotice(tx, workspaceId, { kind: "unconfirmed", id }, at);
    }
    if (addresses.length === 0) return addresses;
    await tx.watches.letGo(incidentId, memberId, at);
    await askForAlert(tx, workspaceId, incidentId, at);
    for (const admin of admins) {
      const message: AlertMessage = {
        kind: "tell-disclaimed",
        incidentId,
        memberId: admin.id,
        byId: memberId,
        addresses,
      };
      await tx.say(workspaceId, `disclaimed:${incidentId}:${memberId}:${admin.id}`, message, at);
    }
    return addresses;
  });
  return addresses.length === 0
    ? { kind: "unchanged" }
    : { kind: "disclaimed", addresses, adminsTold: admins.map(({ name }) => name) };
}
