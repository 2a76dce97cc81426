import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Forgotten } from "../lead/forgetting-store.ts";
import { hashOfLead } from "../lead/hash-of-lead.ts";
import { leadAddress } from "../lead/lead-address.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Member } from "../workspace/member.ts";

export type ForgetLeadResult =
  | ({ kind: "forgotten" } & Forgotten)
  | { kind: "not-entitled" }
  | { kind: "not-an-address" };

/** Texts of a large workspace are gone through one by one. */
const WITHIN_MS = 10 * 60_000;

/**
 * Forgets a lead (GDPR Art. 17). Only an admin may. Their personal data is removed everywhere, under every spelling of their
 * address, and counts stay. A keyed hash of the address remains, so that no import takes them again. Mail in the mailboxes' own
 * folders is not touched. Idempotent: a second run removes what came in since.
 */
export async function forgetLead(ctx: CommitContext, by: Member, typed: string): Promise<ForgetLeadResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "lead-forgotten");
    return { kind: "not-entitled" };
  }
  const address = leadAddress(typed);
  if (address === null) return { kind: "not-an-address" };
  const at = ctx.clock.now();
  const { workspaceId } = by;
  const forgotten = await commit(
    ctx,
    workspaceId,
    async (tx) => {
      await tx.forgetting.lock(workspaceId);
      const key = await tx.forgetting.keyOf(address);
      await tx.forgetting.remember(workspaceId, hashOfLead(ctx.signing, workspaceId, key), at);
      const { questionIds, ...forgotten } = await tx.forgetting.erase(workspaceId, key, at);
      for (const id of questionIds) await askForNotice(tx, workspaceId, { kind: "opt-out-question", id }, at);
      await tx.history.add(workspaceId, { kind: "lead-forgotten", memberId: by.id, data: forgotten, at });
      tx.note({ kind: "lead-forgotten", workspaceId, memberId: by.id, data: { leads: forgotten.leads } });
      return forgotten;
    },
    WITHIN_MS,
  );
  return { kind: "forgotten", ...forgotten };
}
