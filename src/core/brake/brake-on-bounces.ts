import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";
import { FIRST_SENDS, tooManyBounces } from "./judge-bounces.ts";

/** A bounce or complaint just counted, and the mailbox that met it. */
export type CountedBounce = {
  workspaceId: string;
  campaignId: string;
  mailboxId: string;
  diagnosis: Diagnosis | null;
};

/**
 * Pauses a campaign whose first sends bounce or draw complaints too often, counted from its last Resume.
 *
 * @returns false when it goes on, or was already paused
 */
export async function brakeOnBounces(
  tx: Pick<Tx, "brakes" | "history" | "say">,
  { workspaceId, campaignId, mailboxId, diagnosis }: CountedBounce,
  at: Date,
): Promise<boolean> {
  const { bouncePercent } = await tx.brakes.limits(workspaceId);
  const { sent, bad } = await tx.brakes.firstSends(campaignId, FIRST_SENDS);
  if (!tooManyBounces({ sent, bad }, bouncePercent)) return false;
  const counted = { reason: "bounced" as const, counted: bad, outOf: sent };
  const brake = { workspaceId, campaignId, mailboxId: null, metById: mailboxId, diagnosis, ...counted, at };
  const id = await tx.brakes.brake(brake);
  if (id === null) return false;
  await tx.history.add(workspaceId, { kind: "campaign-braked", campaignId, data: counted, at });
  await askForNotice(tx, workspaceId, { kind: "brake", id }, at);
  return true;
}
