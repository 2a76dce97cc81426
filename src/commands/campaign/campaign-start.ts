import { z } from "zod";
import type { LackingVariable } from "../../core/campaign/check-templates.ts";
import { rewritePlaceholders } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { type StartCampaignResult, startCampaign } from "../../core/campaign/start-campaign.ts";
import { START_WORDS } from "../../core/campaign/words/start.ts";
import type { Context } from "../../core/context.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "../../core/lead/public-url.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayCount, sayList } from "../../core/words/say.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { findCampaign } from "./find-campaign.ts";
import { tellPlaceholders, tellRewriting } from "./tell-placeholders.ts";

export const campaignStart = command({
  name: "campaign start",
  input: z.object({
    ...Acting,
    campaign: z.string(),
    despiteLacking: z.boolean().default(false),
    despitePlaceholders: z.boolean().default(false),
    despitePublicUrl: z.boolean().default(false),
    rewritePlaceholders: z.boolean().default(false),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    const { id: campaignId, name, workspaceId } = campaign;
    const { despiteLacking, despitePlaceholders, despitePublicUrl } = input;
    const despite = { despiteLacking, despitePlaceholders, despitePublicUrl };
    const place = { workspaceId, campaignId, memberId: member.id };
    if (input.rewritePlaceholders) tellRewriting(name, await rewritePlaceholders(ctx, place), out);
    return tellStart(ctx, name, await startCampaign(ctx, { ...place, ...despite }), out);
  },
});

export function tellStart(
  { publicUrl }: Pick<Context, "publicUrl">,
  name: string,
  result: StartCampaignResult,
  out: Out,
): ExitCode {
  const said = outcomeOf(START_WORDS, result, { name, publicUrl });
  switch (result.kind) {
    case "running":
      out.line({ campaign: name, state: "running" }, inCommands(said));
      return 0;
    case "waiting":
      out.line({ campaign: name, state: "waiting", mailboxes: result.addresses }, inCommands(said));
      return 0;
    case "leads-lack":
      tellLacking(result.lacking, out);
      break;
    case "foreign-placeholders":
      tellPlaceholders(result.found, out);
      break;
    case "no-public-url":
      out.say(`${publicUrlWords(result.trouble, publicUrl).says} ${UNSUBSCRIBE_BY_MAIL}`);
      break;
    case "no-leads":
    case "not-a-draft":
    case "no-such-campaign":
      break;
  }
  sayOutcome(out, said);
  return result.kind === "no-such-campaign" ? 2 : 1;
}

export function tellLacking(lacking: LackingVariable[], out: Out): void {
  for (const { variable, step, lacking: count, examples } of lacking) {
    out.say(
      `Step ${step} uses {{ ${variable} }}. ${sayCount(count, "lead lacks", "leads lack")} it, such as ${sayList(examples)}.`,
    );
  }
}
