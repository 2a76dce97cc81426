import { z } from "zod";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import { RESUME_WORDS } from "../../core/campaign/words/resume.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { findCampaign } from "./find-campaign.ts";

export const campaignResume = command({
  name: "campaign resume",
  input: z.object({ ...Acting, campaign: z.string() }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    const { id: campaignId, name, workspaceId } = campaign;
    const result = await resumeCampaign(ctx, { workspaceId, campaignId, memberId: member.id });
    const said = outcomeOf(RESUME_WORDS, result, { name });
    switch (result.kind) {
      case "running":
        out.line({ campaign: name, state: "running" }, inCommands(said));
        return 0;
      case "waiting":
        out.line({ campaign: name, state: "waiting", mailboxes: result.addresses }, inCommands(said));
        return 0;
      case "disconnected":
      case "not-paused":
        sayOutcome(out, said);
        return 1;
      case "no-such-campaign":
        sayOutcome(out, said);
        return 2;
    }
  },
});
