import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { windowAround } from "../time/sending-window.ts";
import type { CampaignDefinition } from "./campaign-definition.ts";
import { faultyTemplates, type TemplateProblem } from "./check-templates.ts";

export type CreateCampaignResult =
  | { kind: "created"; campaignId: string }
  | { kind: "name-taken" }
  | { kind: "unknown-mailboxes"; addresses: string[] }
  | { kind: "faulty-templates"; problems: TemplateProblem[] };

/** Makes a draft: nothing is sent before it is started. */
export async function createCampaign(
  ctx: CommitContext & Pick<Context, "templates">,
  {
    workspaceId,
    memberId,
    definition,
  }: { workspaceId: string; memberId: string; definition: CampaignDefinition },
): Promise<CreateCampaignResult> {
  const { name, schedule, steps, sharesLeads, mailboxes } = definition;
  const problems = faultyTemplates(ctx.templates, steps);
  if (problems.length > 0) return { kind: "faulty-templates", problems };

  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<CreateCampaignResult> => {
    const known = new Map(
      (await tx.mailboxes.forOutreach(workspaceId)).map(({ address, id }) => [address, id]),
    );
    const addresses = mailboxes.filter((address) => !known.has(address));
    if (addresses.length > 0) return { kind: "unknown-mailboxes", addresses };

    const mailboxIds = mailboxes.flatMap((address) => known.get(address) ?? []);
    const window = windowAround(schedule, at);
    const campaignId = await tx.campaigns.add(
      { workspaceId, name, schedule, window, steps, mailboxIds, sharesLeads },
      at,
    );
    if (campaignId === null) return { kind: "name-taken" };
    await tx.history.add(workspaceId, { kind: "campaign-created", campaignId, memberId, at });
    return { kind: "created", campaignId };
  });
}
