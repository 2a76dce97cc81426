import { z } from "zod";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
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
    switch (result.kind) {
      case "running":
        out.line({ campaign: name, state: "running" }, `“${name}” is running again.`);
        return 0;
      case "waiting":
        out.line(
          { campaign: name, state: "waiting", mailboxes: result.addresses },
          `“${name}” goes on when one of its mailboxes is reconnected: ${result.addresses.join(", ")}.`,
        );
        return 0;
      case "disconnected":
        out.say(
          `“${name}” was not paused by a person: it goes on by itself when a mailbox is reconnected. Do that with: unpause mailbox reconnect ${result.addresses[0] ?? ""}`,
        );
        return 1;
      case "not-paused":
        out.say(
          {
            draft: `“${name}” is a draft. Start it with: unpause campaign start "${name}"`,
            running: `“${name}” is running already.`,
            finished: `“${name}” is finished.`,
          }[result.state],
        );
        return 1;
      case "no-such-campaign":
        out.say(`“${name}” is no longer there.`);
        return 2;
    }
  },
});
