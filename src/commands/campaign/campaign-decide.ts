import { z } from "zod";
import { decideHeld } from "../../core/campaign/decide-held.ts";
import { DECIDE_HELD_WORDS } from "../../core/campaign/words/decide-held.ts";
import { HAND_HELD_FOR } from "../../core/lead/held-for.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
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
    const said = outcomeOf(DECIDE_HELD_WORDS, result, { name: campaign.name, decision });
    switch (result.kind) {
      case "decided":
        out.line({ campaign: campaign.name, heldFor, decision, leads: result.leads }, inCommands(said));
        return 0;
      case "already-decided":
        sayOutcome(out, said);
        return 1;
      case "no-such-campaign":
        sayOutcome(out, said);
        return 2;
    }
  },
});
