import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { LineProblem, Listed, ReadLeads } from "../lead/lead-row.ts";
import { leaveOutForgotten } from "../lead/leave-out-forgotten.ts";
import type { LeftOut } from "../lead/staged-lead-store.ts";
import { type LackingVariable, lackingVariables } from "./check-templates.ts";
import { dueAfter } from "./next-due.ts";

export type ImportLeadsResult =
  | {
      kind: "imported";
      enrolled: number;
      /** Names that templates can use. */
      columns: string[];
      /** Rows that are wrong in themselves. */
      bad: Listed<LineProblem>;
      /** Good rows that this campaign does not take. */
      leftOut: Listed<LeftOut>;
      /** How the file was read, where a person should know; or null. */
      note: string | null;
      lacking: LackingVariable[];
    }
  | { kind: "unreadable"; why: string }
  | { kind: "finished" }
  | { kind: "no-such-campaign" };

/** A million rows take about a minute; nothing of them is kept if it does not end well. */
const WITHIN_MS = 15 * 60_000;

/**
 * Enrols the leads of a file: all of its good rows or, when it cannot be read to its end, none. Idempotent: enrolled leads are left
 * out.
 *
 * @param input.read - must not wait for a person, since the transaction is open
 * @param input.onProgress - rows read so far
 */
export async function importLeads(
  ctx: CommitContext & Pick<Context, "templates">,
  input: {
    workspaceId: string;
    campaignId: string;
    memberId: string;
    read: ReadLeads;
    onProgress?: (rows: number) => void;
  },
): Promise<ImportLeadsResult> {
  const { workspaceId, campaignId, memberId } = input;
  return commit(
    ctx,
    workspaceId,
    async (tx): Promise<ImportLeadsResult> => {
      const found = await tx.campaigns.get(workspaceId, campaignId);
      if (found === null) return { kind: "no-such-campaign" };
      if (found.state.kind === "finished") return { kind: "finished" };

      let rows = 0;
      const read = await input.read(async (batch) => {
        await tx.stagedLeads.add(batch);
        rows += batch.length;
        input.onProgress?.(rows);
      });
      if (read.kind === "unreadable") return read;

      // Locked only now: a pause should not wait for a long file.
      const campaign = await tx.campaigns.lock(workspaceId, campaignId);
      if (campaign === null) return { kind: "no-such-campaign" };
      if (campaign.state.kind === "finished") return { kind: "finished" };
      await leaveOutForgotten(ctx, tx, workspaceId);
      const at = ctx.clock.now();
      const { mailboxIds, sharesLeads, steps } = campaign;
      const dueAt = dueAfter(steps[0]?.delaySeconds ?? 0, at);
      const { enrolled, leftOut } = await tx.stagedLeads.enrol({
        workspaceId,
        campaignId,
        mailboxIds,
        sharesLeads,
        dueAt,
        at,
      });
      const data = { enrolled, bad: read.bad.count, leftOut: leftOut.count };
      await tx.history.add(workspaceId, { kind: "leads-imported", campaignId, memberId, data, at });
      const lacking = await lackingVariables({ templates: ctx.templates, leads: tx.leads }, campaign);
      const { columns, bad, note } = read;
      return { kind: "imported", enrolled, columns, bad, leftOut, note, lacking };
    },
    WITHIN_MS,
  );
}
