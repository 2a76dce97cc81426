import type { Rooms } from "../store.ts";
import type { Successor } from "./away/successor-in.ts";
import type { Correspondence } from "./inbound.ts";

/**
 * Ends every sequence of a lead whose mailbox says that they are gone for good, and stores their successor. The address is not
 * suppressed: another person may read it one day, and no person opted out.
 */
export async function endGone(
  tx: Pick<Rooms, "suppressions" | "inbound" | "history">,
  gone: { workspaceId: string; mailboxId: string; to: Correspondence; successor: Successor | null; at: Date },
): Promise<void> {
  const { workspaceId, mailboxId, to, successor, at } = gone;
  if (successor !== null) await tx.inbound.keepSuccessor(to.enrolmentId, successor);
  const data = { successorName: successor?.name ?? null, successorAddress: successor?.address ?? null };
  const ended = await tx.suppressions.stopLeads(workspaceId, [to.email], "gone", at);
  await tx.history.add(
    workspaceId,
    ...ended.map(({ enrolmentId, campaignId }) => ({
      kind: "gone" as const,
      campaignId,
      mailboxId,
      data: { enrolmentId, ...data },
      at,
    })),
  );
}
