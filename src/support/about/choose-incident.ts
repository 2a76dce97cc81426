import type { Cause } from "../../core/diagnosis/cause.ts";
import { sayTime } from "../../core/words/say.ts";
import type { TicketIncident } from "../ticket/ticket.ts";
import type { LostMailbox, NamedMailbox } from "./lost-mailbox.ts";

/** All that is known of a ticket when an incident is chosen for it. */
export type Known = {
  /** The member that a verified sender is. */
  member: { name: string } | null;
  /** A member with the sender's address, where nobody verified the sender. */
  claimed: { name: string } | null;
  verified: boolean;
  /** Lost mailboxes that the mail names, among those that the verified member may see. */
  named: NamedMailbox[];
  /** Lost mailboxes that the verified member owns or backs up. */
  own: LostMailbox[];
  /** Lost mailboxes of the ticket's workspace that the mail names. */
  inWorkspace: NamedMailbox[];
  /** Lost mailboxes of the member whose address an unverified mail carries. */
  ofClaimed: LostMailbox[];
  /** Lost mailboxes of the ticket's workspace whose incident has the cause that the mail's words tell. */
  ofCause: LostMailbox[];
  cause: Cause | null;
  timeZone: string;
};

/**
 * The incident that a ticket is about, and how sure that is. It is joined when a verified member names one of their own, or has only
 * one. Otherwise it is offered to an agent.
 */
export function chooseIncident(known: Known): TicketIncident | null {
  return joined(known) ?? offered(known);
}

function joined({ member, verified, named, own, cause, timeZone }: Known): TicketIncident | null {
  if (!verified || member === null) return null;
  const [first] = named;
  if (first !== undefined) {
    const names =
      first.campaign === null
        ? "The mail names it."
        : `It sends the campaign “${first.campaign}”, which the mail names.`;
    return { incidentId: first.incidentId, how: "joined", why: `${state(first, timeZone)} ${names}` };
  }
  const only = onlyOf(own);
  if (only !== null)
    return {
      incidentId: only.incidentId,
      how: "joined",
      why: `${state(only, timeZone)} ${member.name} looks after it.`,
    };
  const fitting = onlyOf(own.filter((lost) => lost.cause === cause));
  if (fitting === null) return null;
  const why = `${state(fitting, timeZone)} The mail quotes a provider, whose words tell the same cause.`;
  return { incidentId: fitting.incidentId, how: "joined", why };
}

function offered(known: Known): TicketIncident | null {
  const { member, claimed, verified, own, inWorkspace, ofClaimed, ofCause, timeZone } = known;
  const offer = (lost: LostMailbox, because: string): TicketIncident => ({
    incidentId: lost.incidentId,
    how: "offered",
    why: `${state(lost, timeZone)} ${because}`,
  });
  const [named] = inWorkspace;
  if (named !== undefined) {
    const names =
      named.campaign === null ? "The mail names it" : `The mail names its campaign “${named.campaign}”`;
    return offer(named, `${names}. ${verified ? "Its sender may not see this mailbox." : NOT_VERIFIED}`);
  }
  const [latest] = [...own].sort((one, other) => other.since.getTime() - one.since.getTime());
  if (member !== null && latest !== undefined)
    return offer(latest, `${member.name} looks after it and others, and the mail names none.`);
  const [theirs] = ofClaimed;
  if (claimed !== null && theirs !== undefined)
    return offer(theirs, `The mail says that it comes from ${claimed.name}. ${NOT_VERIFIED}`);
  const fitting = onlyOf(ofCause);
  return fitting === null
    ? null
    : offer(fitting, "The mail quotes a provider, whose words tell the same cause.");
}

const NOT_VERIFIED = "Nobody has verified its sender.";

/** The first, when all are of one incident. */
function onlyOf(lost: LostMailbox[]): LostMailbox | null {
  const [first] = lost;
  return first !== undefined && lost.every(({ incidentId }) => incidentId === first.incidentId)
    ? first
    : null;
}

function state({ ownerName, address, isHeld, since }: LostMailbox, timeZone: string): string {
  const does = isHeld ? "waits" : "is disconnected";
  return `${ownerName}'s mailbox ${address} ${does} since ${sayTime(since, timeZone)}.`;
}
