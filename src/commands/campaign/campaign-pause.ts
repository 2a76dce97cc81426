import { z } from "zod";
import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { PAUSE_WORDS } from "../../core/campaign/words/pause.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { findCampaign } from "./find-campaign.ts";

export const campaignPause = command({
  name: "campaign pause",
  input: z.object({ ...Acting, campaign: z.string() }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    const { id: campaignId, name, workspaceId } = campaign;
    const result = await pauseCampaign(ctx, { workspaceId, campaignId, memberId: member.id });
    const said = outcomeOf(PAUSE_WORDS, result, { name });
    switch (result.kind) {
      case "paused":
      case "already-paused":
        out.line({ campaign: name, state: "paused" }, inCommands(said));
        return 0;
      case "not-running":
        sayOutcome(out, said);
        return 1;
      case "no-such-campaign":
        sayOutcome(out, said);
        return 2;
    }
  },
});
