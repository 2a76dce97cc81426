import { z } from "zod";
import type { CampaignRow } from "../../core/views/campaign-views.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { everyPage } from "../terminal/every-page.ts";

export const campaignList = command({
  name: "campaign list",
  input: z.object(Acting),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const now = ctx.clock.now();
    let any = false;
    for await (const row of everyPage((slice) =>
      ctx.store.views.campaigns.list(member.workspaceId, slice, now),
    )) {
      any = true;
      out.line(row, inWords(row));
    }
    if (!any)
      out.say("There is no campaign yet. Bring one in: unpause campaign import CAMPAIGN.json LEADS.csv");
    return 0;
  },
});

function inWords({ name, state, leads, nextSendAt }: CampaignRow): string {
  const { waiting, underWay, finished, ...others } = leads;
  const stopped = Object.values(others).reduce((sum, count) => sum + count, 0);
  const next = nextSendAt === null ? "" : `, next send ${nextSendAt.toISOString()}`;
  return `${name}: ${stateOf(state)}, ${waiting} waiting, ${underWay} under way, ${finished} finished, ${stopped} stopped or in doubt${next}`;
}

function stateOf(state: CampaignRow["state"]): string {
  if (state.kind !== "paused") return state.kind;
  switch (state.by.kind) {
    case "member":
      return `paused by ${state.by.name}`;
    case "disconnection":
      return "paused until its mailbox is reconnected";
    case "brake":
      return "paused by itself, since its messages are refused or come back";
  }
}
