/** The state of a mailbox of an incident. */
export type Standing = "waiting" | "reconnecting" | "connected";

/** One mailbox of an incident; without a disconnection it is held in it. */
export type LostMailbox = { disconnectionId: string | null; mailboxId: string; address: string };

/** The mailboxes of an incident, and the state of each. */
export interface IncidentMailboxStore {
  /** Its mailboxes that are still lost or held: the first few in order of address, and how many there are. */
  open(
    incidentId: string,
    slice: { skip: number; take: number },
  ): Promise<{ rows: { mailboxId: string; address: string }[]; total: number }>;
  /** Whether its mailboxes are support inboxes. `operators`: one of them is the operator's, who has to mend it. */
  supportInboxes(incidentId: string): Promise<{ are: "none" | "some" | "all"; operators: boolean }>;
  /** The number of its mailboxes in each state. */
  standing(incidentId: string): Promise<Record<Standing, number>>;
  /** The first few mailboxes in that state, in order of address. Of the connected ones, those that came back last. */
  someStanding(incidentId: string, where: Standing, take: number): Promise<LostMailbox[]>;
  /** The people who reconnected its mailboxes, those with the most first. `alone`: the number that came back by themselves. */
  reconnectedBy(incidentId: string): Promise<{ names: string[]; alone: number }>;
  /** Mailboxes that were first taken for a part of this incident and turned out to be lost for another reason. */
  left(incidentId: string, take: number): Promise<{ addresses: string[]; total: number }>;
  /** Its mailboxes that were removed while they were lost. */
  removed(incidentId: string, take: number): Promise<{ addresses: string[]; total: number }>;
}
