import { z } from "zod";
import type { LackingVariable } from "../../core/campaign/check-templates.ts";
import { rewritePlaceholders } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { type StartCampaignResult, startCampaign } from "../../core/campaign/start-campaign.ts";
import type { Context } from "../../core/context.ts";
import { publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "../../core/lead/public-url.ts";
import { sayCount } from "../../core/words/say.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { findCampaign } from "./find-campaign.ts";
import { rewriteHint, tellPlaceholders, tellRewriting } from "./tell-placeholders.ts";

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
  switch (result.kind) {
    case "running":
      out.line({ campaign: name, state: "running" }, `“${name}” is running.`);
      return 0;
    case "waiting":
      out.line(
        { campaign: name, state: "waiting", mailboxes: result.addresses },
        `“${name}” is started; it waits until one of its mailboxes is reconnected: ${result.addresses.join(", ")}.`,
      );
      return 0;
    case "leads-lack":
      tellLacking(result.lacking, out);
      out.say(
        `“${name}” was not started. Complete the leads, or start it all the same with --despite-lacking.`,
      );
      return 1;
    case "foreign-placeholders":
      tellPlaceholders(result.found, out);
      out.say(
        `“${name}” was not started. ${rewriteHint(name, result.found)}Start it all the same: unpause campaign start "${name}" --despite-placeholders`,
      );
      return 1;
    case "no-public-url": {
      const { says, mend } = publicUrlWords(result.trouble, publicUrl);
      out.say(`${says} ${UNSUBSCRIBE_BY_MAIL}`);
      out.say(
        `“${name}” was not started. ${mend} Or start it all the same: unpause campaign start "${name}" --despite-public-url`,
      );
      return 1;
    }
    case "no-leads":
      out.say(
        `“${name}” has no leads to write to. Add some: unpause campaign import --into "${name}" LEADS.csv`,
      );
      return 1;
    case "not-a-draft":
      out.say(`“${name}” was started before. If it is paused: unpause campaign resume "${name}"`);
      return 1;
    case "no-such-campaign":
      out.say(`“${name}” is no longer there.`);
      return 2;
  }
}

export function tellLacking(lacking: LackingVariable[], out: Out): void {
  for (const { variable, step, lacking: count, examples } of lacking) {
    out.say(
      `Step ${step} says {{ ${variable} }}, which ${sayCount(count, "lead lacks", "leads lack")}, such as ${examples.join(", ")}.`,
    );
  }
}
