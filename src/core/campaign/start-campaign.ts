import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { PublicUrlTrouble } from "../lead/public-url.ts";
import { windowAround } from "../time/sending-window.ts";
import { type LackingVariable, lackingVariables } from "./check-templates.ts";
import { decideStart } from "./decide-start.ts";
import { dueAfter } from "./next-due.ts";
import { placeholdersOf, type StepPlaceholder } from "./placeholder/steps-placeholders.ts";

export type StartCampaignResult =
  | { kind: "running" }
  /** Started, and paused by a disconnection until one of these mailboxes is reconnected. */
  | { kind: "waiting"; addresses: string[] }
  /** Not started: its texts hold what another tool would fill in. Start again with `despitePlaceholders` to send it as it is. */
  | { kind: "foreign-placeholders"; found: StepPlaceholder[] }
  /** Not started: some leads lack what a template says. Start again with `despiteLacking` to send them all the same. */
  | { kind: "leads-lack"; lacking: LackingVariable[] }
  /** Not started: leads cannot open our pages to unsubscribe. Start again with `despitePublicUrl`: they unsubscribe by mail. */
  | { kind: "no-public-url"; trouble: PublicUrlTrouble }
  | { kind: "no-leads" }
  | { kind: "not-a-draft" }
  | { kind: "no-such-campaign" };

export async function startCampaign(
  ctx: CommitContext & Pick<Context, "templates" | "urlTrouble">,
  input: {
    workspaceId: string;
    campaignId: string;
    memberId: string;
    despiteLacking?: boolean;
    despitePlaceholders?: boolean;
    despitePublicUrl?: boolean;
  },
): Promise<StartCampaignResult> {
  const { workspaceId, campaignId, memberId } = input;
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<StartCampaignResult> => {
    const campaign = await tx.campaigns.lock(workspaceId, campaignId);
    if (campaign === null) return { kind: "no-such-campaign" };
    if (campaign.state.kind !== "draft") return { kind: "not-a-draft" };
    if ((await tx.leads.active(campaignId)) === 0) return { kind: "no-leads" };
    if (!input.despitePlaceholders) {
      const found = placeholdersOf(campaign.steps, await tx.leads.columns(campaignId));
      if (found.length > 0) return { kind: "foreign-placeholders", found };
    }
    if (!input.despiteLacking) {
      const lacking = await lackingVariables({ templates: ctx.templates, leads: tx.leads }, campaign);
      if (lacking.length > 0) return { kind: "leads-lack", lacking };
    }
    if (ctx.urlTrouble && !input.despitePublicUrl) return { kind: "no-public-url", trouble: ctx.urlTrouble };

    const { start, addresses } = await decideStart(tx, campaignId);
    if (!(await tx.campaigns.start(campaignId, start, windowAround(campaign.schedule, at), at))) {
      return { kind: "not-a-draft" };
    }
    const delay = campaign.steps[0]?.delaySeconds ?? 0;
    // Without a delay they are due since their import.
    if (delay > 0) await tx.leads.dueFirst(campaignId, dueAfter(delay, at));
    await tx.history.add(workspaceId, { kind: "campaign-started", campaignId, memberId, at });
    return start.kind === "running" ? { kind: "running" } : { kind: "waiting", addresses };
  });
}
