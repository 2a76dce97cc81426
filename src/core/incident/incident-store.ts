import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Census } from "../lead/census.ts";

export type Incident = {
  id: string;
  workspaceId: string;
  scope: string;
  cause: Cause;
  /** Of the failure that opened it: it speaks for all of them. */
  diagnosis: Diagnosis;
  openedAt: Date;
  endedAt: Date | null;
};

export type NewIncident = Omit<Incident, "id" | "openedAt" | "endedAt"> & {
  at: Date;
  /** How long after the last one that joined it others may; null: as long as it is open. */
  gatherMs: number | null;
};

export type Disconnection = {
  id: string;
  workspaceId: string;
  mailboxId: string;
  incidentId: string;
  cause: Cause;
  diagnosis: Diagnosis;
  census: Census;
  startedAt: Date;
  endedAt: Date | null;
  /** How often it was looked whether it works again, and it did not. */
  looks: number;
};

/** Where a mailbox of an incident stands. */
export type Standing = "waiting" | "reconnecting" | "connected";

/** One mailbox of an incident; without a disconnection it is held in it. */
export type LostMailbox = { disconnectionId: string | null; mailboxId: string; address: string };

/** What a disconnection holds up, campaign by campaign. */
export type HeldUpCampaign = {
  id: string;
  name: string;
  /** `running`: it goes on through its other mailboxes. */
  state: "running" | "paused" | "finished" | "draft";
  /** A person or its brake paused it, and a reconnect does not end that. */
  pausedByMember: boolean;
  /** Leads of the incident's mailboxes that still have a step to come. */
  leadsWaiting: number;
  /** When the first of them was or is due; null when none waits. */
  firstDueAt: Date | null;
};

export interface IncidentStore {
  /**
   * Opens an incident, or joins the one that gathers for this scope and cause, and keeps it from ending meanwhile. Many may join at
   * once without waiting for each other.
   */
  openOrJoin(incident: NewIncident): Promise<{ id: string; isNew: boolean }>;
  get(id: string): Promise<Incident | null>;
  /** Those of a workspace that are open, the oldest first. */
  openIn(workspaceId: string): Promise<string[]>;
  /** The one that this mailbox is lost in; null: it is not lost. */
  openOf(mailboxId: string): Promise<Incident | null>;
  /** The latest of this mailbox that is, or was first taken for, a part of the incident. */
  lastOf(incidentId: string, mailboxId: string): Promise<Disconnection | null>;
  /** The one that ended last of those that have ended. */
  lastEnded(incidentId: string): Promise<(Disconnection & { endedAt: Date }) | null>;
  /** Its mailboxes that are still lost or held: the first few in order of address, and how many there are. */
  openMailboxes(
    incidentId: string,
    slice: { skip: number; take: number },
  ): Promise<{ rows: { mailboxId: string; address: string }[]; total: number }>;
  /** How many of its mailboxes stand where, however many there are. */
  standing(incidentId: string): Promise<Record<Standing, number>>;
  /** The first few that stand there, in order of address; of the connected ones those that came back last. */
  someStanding(incidentId: string, where: Standing, take: number): Promise<LostMailbox[]>;
  /** Who reconnected its mailboxes, those with the most first. `alone`: how many came back by themselves. */
  reconnectedBy(incidentId: string): Promise<{ names: string[]; alone: number }>;
  /** Ends an incident in which nothing is lost or held any more. @returns whether it ended now */
  endIfOver(incidentId: string, at: Date): Promise<boolean>;

  /**
   * Begins it, with the census of this moment, and lists what it takes its mailbox from: campaigns that run or that another
   * disconnection paused.
   *
   * @param disconnection.lookAt - when it is looked whether it works again; null: not by itself
   * @returns how many campaigns are on its list
   */
  startDisconnection(
    disconnection: Omit<Disconnection, "id" | "census" | "endedAt" | "looks"> & { lookAt: Date | null },
  ): Promise<{ id: string; listed: number }>;
  disconnection(id: string): Promise<Disconnection | null>;
  /** The one that this mailbox is lost in. */
  openDisconnection(mailboxId: string): Promise<Disconnection | null>;
  saveCensus(disconnectionId: string, census: Census): Promise<void>;
  /** In a transaction: whether it has not ended, and it cannot before we commit. */
  keepOpen(id: string): Promise<boolean>;
  /** In a transaction: whether it has not ended and is a part of this incident, and nobody else changes it before we commit. */
  holdOpen(id: string, incidentId: string): Promise<boolean>;
  /** Makes a held-open disconnection a part of another incident. */
  move(
    id: string,
    to: { incidentId: string; from: string; diagnosis: Diagnosis; lookAt: Date | null },
  ): Promise<void>;
  /** Mailboxes that were first taken for a part of this incident and turned out to be lost for another reason. */
  left(incidentId: string, take: number): Promise<{ addresses: string[]; total: number }>;
  /** Mailboxes of it that were removed while they were lost. */
  removed(incidentId: string, take: number): Promise<{ addresses: string[]; total: number }>;
  /** @returns false when it had ended already */
  endDisconnection(id: string, at: Date): Promise<boolean>;

  /**
   * In a transaction, before anything else of an incident is changed: keeps others from pausing or resuming the mailbox's campaigns,
   * as losing it does.
   */
  lockCampaigns(mailboxId: string): Promise<void>;
  /** Pauses the running campaigns on its list that have no other usable mailbox. @returns the ones that paused now */
  pauseCampaigns(disconnectionId: string): Promise<string[]>;
  /**
   * Resumes what is on the disconnection's list and was paused by it or another disconnection; its mailbox works again. What a
   * person paused stays paused. @returns the ones that resumed now
   */
  resumeCampaigns(disconnectionId: string): Promise<string[]>;

  /** The campaigns on a disconnection's list. */
  listed(disconnectionId: string): Promise<{ id: string; name: string }[]>;

  /** Where every lead of this mailbox stands now, in one glance. */
  census(mailboxId: string): Promise<Census>;
  /** When the next send that it holds up was or is to go out, in its campaign's window; null: none. */
  nextMissed(incidentId: string): Promise<Date | null>;
  /** The chat channels of the campaigns that it holds or held up; null: one that has none of its own. */
  channels(incidentId: string): Promise<(string | null)[]>;
  heldUp(incidentId: string): Promise<HeldUpCampaign[]>;
}
