import { z } from "zod";
import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
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
    switch (result.kind) {
      case "paused":
      case "already-paused":
        out.line({ campaign: name, state: "paused" }, `“${name}” is paused until a person resumes it.`);
        return 0;
      case "not-running":
        out.say(
          result.state === "draft"
            ? `“${name}” is a draft: there is nothing to pause yet.`
            : `“${name}” is finished: there is nothing to pause.`,
        );
        return 1;
      case "no-such-campaign":
        out.say(`“${name}” is no longer there.`);
        return 2;
    }
  },
});
