import { z } from "zod";
import { previewMessage } from "../../core/campaign/preview-message.ts";
import { sayCount } from "../../core/words/say.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { findCampaign } from "./find-campaign.ts";

export const campaignPreview = command({
  name: "campaign preview",
  input: z.object({
    ...Acting,
    campaign: z.string(),
    lead: z.string().trim().toLowerCase().optional(),
    step: z.coerce.number("The step is a number, such as 1.").int().min(1).default(1),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (campaign === null) return 2;
    const { id: campaignId, name, workspaceId, steps } = campaign;
    const { step } = input;
    if (step > steps.length) {
      out.say(`“${name}” has ${sayCount(steps.length, "step")}, not ${step}.`);
      return 2;
    }
    const leadId =
      input.lead === undefined
        ? (await ctx.store.views.leads.list(campaignId, null, { skip: 0, take: 1 })).rows[0]?.leadId
        : await ctx.store.leads.idOf(workspaceId, input.lead);
    const result = leadId && (await previewMessage(ctx, { workspaceId, campaignId, leadId, step }));
    if (!result || result.kind === "no-such-lead") {
      out.say(input.lead ? `“${name}” has no lead ${input.lead}.` : `“${name}” has no leads yet.`);
      return 2;
    }
    if (result.kind === "failed") {
      out.say(result.why);
      return 1;
    }
    const { from, to, subject, text, html } = result.preview;
    const words = `From: ${from.name} <${from.address}>\nTo: ${to}\nSubject: ${subject}\n\n${text}${html === null ? "" : `\n\nHTML:\n\n${html}`}`;
    out.line({ campaign: name, step, ...result.preview }, words);
    return 0;
  },
});
