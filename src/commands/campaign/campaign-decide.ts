import { z } from "zod";
import { decideHeld } from "../../core/campaign/decide-held.ts";
import { HAND_HELD_FOR } from "../../core/lead/held-for.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { findCampaign } from "./find-campaign.ts";

/** Lets all leads of a campaign that are held for one reason go on, or removes them. */
export const campaignDecide = command({
  name: "campaign decide",
  input: z.object({
    ...Acting,
    campaign: z.string(),
    heldFor: z.enum(HAND_HELD_FOR),
    decision: z.enum(["go-on", "remove"]),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const campaign = member && (await findCampaign(ctx, member.workspaceId, input.campaign, out));
    if (member === null || campaign === null) return 2;
    const { heldFor, decision } = input;
    const by = { workspaceId: member.workspaceId, memberId: member.id };
    const result = await decideHeld(ctx, by, { campaignId: campaign.id, heldFor }, decision);
    switch (result.kind) {
      case "decided":
        out.line(
          { campaign: campaign.name, heldFor, decision, leads: result.leads },
          decision === "go-on" ? `Leads that go on: ${result.leads}.` : `Leads removed: ${result.leads}.`,
        );
        return 0;
      case "already-decided":
        out.say(`No lead of “${campaign.name}” is held for ${heldFor}. Nothing was changed.`);
        return 1;
      case "no-such-campaign":
        out.say(`“${campaign.name}” is no longer there.`);
        return 2;
    }
  },
});
