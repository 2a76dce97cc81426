import type { Rooms } from "../store.ts";

export type Suppression = {
  workspaceId: string;
  email: string;
  reason: "opted_out" | "bounced";
  /** The mailbox that learned it, where a mailbox did. */
  mailboxId?: string;
  at: Date;
};

/** Sees to it that a workspace never writes to an address again, in whichever campaign it is. May be said twice. */
export async function suppressLead(
  tx: Pick<Rooms, "suppressions" | "history">,
  { workspaceId, email, reason, mailboxId, at }: Suppression,
): Promise<void> {
  await tx.suppressions.add(workspaceId, email, reason, at);
  const kind = reason === "opted_out" ? "opted-out" : "bounced";
  for (const { enrolmentId, campaignId } of await tx.suppressions.stopLead(workspaceId, email, reason, at)) {
    const data = { enrolmentId };
    await tx.history.add(workspaceId, { kind, campaignId, ...(mailboxId && { mailboxId }), data, at });
  }
}
