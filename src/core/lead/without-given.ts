import type { Census, CensusGroup } from "./census.ts";

/** Leads that another mailbox takes, none of which has had a step: how many of each campaign, and which mailbox. */
export type Given = { address: string; ofCampaigns: { campaignId: string; leads: number }[] };

/**
 * The count that a receipt compares with, without the leads that another mailbox takes: they are accounted for there. `before` and
 * `after`: the mailbox as it is just then, with them and without.
 */
export function withoutGiven(
  census: Census,
  { address, ofCampaigns }: Given,
  now: { before: Census; after: Census },
): Census {
  const left = new Map(ofCampaigns.map(({ campaignId, leads }) => [campaignId, leads]));
  const leads = ofCampaigns.reduce((sum, each) => sum + each.leads, 0);
  return {
    groups: census.groups.map((group) => less(group, left)).filter((group) => group.leads > 0),
    accepted: census.accepted,
    // Where new leads came in, the two differ already, and the receipt counts instead of comparing.
    digest: census.digest === now.before.digest ? now.after.digest : census.digest,
    given: [...(census.given ?? []), { address, leads }],
  };
}

function less(group: CensusGroup, left: Map<string, number>): CensusGroup {
  if (group.state !== "active" || group.nextStep !== 1) return group;
  const taken = Math.min(group.leads, left.get(group.campaignId) ?? 0);
  left.set(group.campaignId, (left.get(group.campaignId) ?? 0) - taken);
  return { ...group, leads: group.leads - taken };
}
