import type { Doubt } from "../campaign/resume-store.ts";
import type { Cause } from "../diagnosis/cause.ts";
import type { Census, CensusGroup } from "../lead/census.ts";

/** Leads that wait for a step, by the step that is next for them. */
export type NextSteps = { step: number; leads: number }[];

export type CampaignPart = {
  id: string;
  name: string;
  /** Whether this resume started it. false: it ran on through other mailboxes, or a person's pause continues. */
  resumed: boolean;
  leads: { before: number; after: number };
  nextSteps: { before: NextSteps; after: NextSteps };
};

/** The account given after a resume. Times are ISO 8601, since it is kept, hashed and downloaded as JSON. */
export type Receipt = {
  mailbox: { id: string; address: string };
  incidentId: string;
  cause: Cause;
  startedAt: string;
  endedAt: string;
  lastedMs: number;
  /** People are named by id, so that one who is removed is forgotten. Receipts of before have a name too: it is part of their hash. */
  reconnectedBy: { id: string; name?: string } | null;
  /** `after` is `before` plus the `added` ones of the break, if nothing was lost. */
  leads: { before: number; after: number; added: number };
  /** Leads that another mailbox took during the break, before any message to them. `leads` leaves them out. */
  given?: { address: string; leads: number }[];
  /** Computed: the same leads, each exactly one step further for every step accepted for it, none un-stopped. */
  everyLeadAccountedFor: boolean;
  /** Leads whose sequence ended during the break, and the reason. */
  ended: {
    replied: number;
    bounced: number;
    optedOut: number;
    rejected: number;
    removed: number;
    /** Absent: none. */
    gone?: number;
    finished: number;
  };
  campaigns: CampaignPart[];
  /** The unread mail of the gap, which was read before the first send. */
  gap: { replies: number; bounces: number; optOuts: number; postponed: number };
  /** The unreadable part of the gap: whole folders, and single mails that were set aside. Absent: all was read. */
  notRead?: { folders: string[]; mails: number };
  inDoubt: Doubt[];
  /** Steps accepted between the two counts: doubts found in Sent, and what was in hand when the sign-in was lost. */
  acceptedMeanwhile: number;
  /** Counted, not asserted: accepted steps that are planned again. */
  sentTwice: number;
  backlog: { waiting: number; firstAt: string | null; clearBy: string | null; peakPerHour: number };
};

export type ReceiptFacts = {
  mailbox: { id: string; address: string };
  disconnection: { incidentId: string; cause: Cause; startedAt: Date; census: Census };
  after: Census;
  endedAt: Date;
  reconnectedBy: { id: string } | null;
  campaigns: { id: string; name: string; resumed: boolean }[];
  gap: Receipt["gap"];
  notRead: NonNullable<Receipt["notRead"]>;
  inDoubt: Doubt[];
  sentTwice: number;
  backlog: { waiting: number; firstAt: Date | null; clearBy: Date | null; peakPerHour: number };
};

/** Compares the leads' states before and after. Says so plainly when the two do not add up. */
export function makeReceipt(facts: ReceiptFacts): Receipt {
  const { disconnection, after, endedAt, backlog } = facts;
  const before = disconnection.census;
  const leads = { before: count(before.groups), after: count(after.groups) };
  const added = Math.max(0, leads.after - leads.before);
  const acceptedMeanwhile = after.accepted - before.accepted;
  const ended = (pick: (group: CensusGroup) => boolean) =>
    count(after.groups.filter(pick)) - count(before.groups.filter(pick));
  const stopped = (reason: CensusGroup["stopReason"]) => ended((group) => group.stopReason === reason);
  const endings = {
    replied: stopped("replied"),
    bounced: stopped("bounced"),
    optedOut: stopped("opted_out"),
    rejected: stopped("rejected"),
    removed: stopped("removed"),
    ...(stopped("gone") !== 0 && { gone: stopped("gone") }),
    finished: ended((group) => group.state === "finished"),
  };
  const sameLeads = added > 0 || before.digest === after.digest;
  const stepsTaken = positions(after.groups) - positions(before.groups) - added;

  return {
    mailbox: facts.mailbox,
    incidentId: disconnection.incidentId,
    cause: disconnection.cause,
    startedAt: disconnection.startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    lastedMs: endedAt.getTime() - disconnection.startedAt.getTime(),
    reconnectedBy: facts.reconnectedBy,
    leads: { ...leads, added },
    ...(before.given && { given: before.given }),
    everyLeadAccountedFor:
      leads.after >= leads.before && sameLeads && stepsTaken === acceptedMeanwhile && nobodyBegan(endings),
    ended: endings,
    campaigns: facts.campaigns.map((campaign) => partOf(campaign, before, after)),
    gap: facts.gap,
    ...((facts.notRead.folders.length > 0 || facts.notRead.mails > 0) && { notRead: facts.notRead }),
    inDoubt: facts.inDoubt,
    acceptedMeanwhile,
    sentTwice: facts.sentTwice,
    backlog: {
      ...backlog,
      firstAt: backlog.firstAt?.toISOString() ?? null,
      clearBy: backlog.clearBy?.toISOString() ?? null,
    },
  };
}

/** No ending was undone. One who had finished and then answers is told under their answer: fewer finished is no loss then. */
function nobodyBegan({ finished, ...stopped }: Receipt["ended"]): boolean {
  const stops = Object.values(stopped);
  return stops.every((leads) => leads >= 0) && stops.reduce((sum, leads) => sum + leads, finished) >= 0;
}

const count = (groups: CensusGroup[]) => groups.reduce((sum, { leads }) => sum + leads, 0);
const positions = (groups: CensusGroup[]) =>
  groups.reduce((sum, { leads, nextStep }) => sum + leads * nextStep, 0);

function partOf(campaign: ReceiptFacts["campaigns"][number], before: Census, after: Census): CampaignPart {
  const of = ({ groups }: Census) => groups.filter(({ campaignId }) => campaignId === campaign.id);
  return {
    ...campaign,
    leads: { before: count(of(before)), after: count(of(after)) },
    nextSteps: { before: nextSteps(of(before)), after: nextSteps(of(after)) },
  };
}

function nextSteps(groups: CensusGroup[]): NextSteps {
  return groups
    .filter(({ state }) => state === "active")
    .map(({ nextStep: step, leads }) => ({ step, leads }))
    .sort((a, b) => a.step - b.step);
}
