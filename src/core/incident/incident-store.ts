import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";

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

/** Incidents, from the first disconnection to the last that ends. */
export interface IncidentStore {
  /**
   * Opens an incident, or joins the one that gathers for this scope and cause, and keeps it from ending in this transaction. Many
   * may join at once without waiting for each other.
   */
  openOrJoin(incident: NewIncident): Promise<{ id: string; isNew: boolean }>;
  get(id: string): Promise<Incident | null>;
  /** Those of a workspace that are open, the oldest first. */
  openIn(workspaceId: string): Promise<string[]>;
  /** The one that this mailbox is lost in; null: it is not lost. */
  openOf(mailboxId: string): Promise<Incident | null>;
  /** Ends an incident in which nothing is lost or held any more. @returns whether it ended now */
  endIfOver(incidentId: string, at: Date): Promise<boolean>;
}
