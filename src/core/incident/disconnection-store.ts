import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Census } from "../lead/census.ts";

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
  /** The number of probes that were refused. */
  probes: number;
};

/** The spans in which mailboxes cannot be used. */
export interface DisconnectionStore {
  /**
   * Begins it, with the census of this moment. Lists the campaigns that its mailbox served: those that run, or that another
   * disconnection paused.
   *
   * @param disconnection.probeAt - the time of the first probe; null: never by itself
   * @returns the number of campaigns on its list
   */
  start(
    disconnection: Omit<Disconnection, "id" | "census" | "endedAt" | "probes"> & { probeAt: Date | null },
  ): Promise<{ id: string; listed: number }>;
  get(id: string): Promise<Disconnection | null>;
  /** The one that this mailbox is lost in. */
  openOf(mailboxId: string): Promise<Disconnection | null>;
  /** The latest of this mailbox that is, or was first taken for, a part of the incident. */
  lastOf(incidentId: string, mailboxId: string): Promise<Disconnection | null>;
  /** The one that ended last of those that have ended. */
  lastEnded(incidentId: string): Promise<(Disconnection & { endedAt: Date }) | null>;
  /** The present state of every lead of this mailbox, in one query. */
  census(mailboxId: string): Promise<Census>;
  saveCensus(disconnectionId: string, census: Census): Promise<void>;
  /** In a transaction: whether it has not ended, and it cannot before we commit. */
  keepOpen(id: string): Promise<boolean>;
  /** In a transaction: whether it is open and a part of this incident. No other process changes it before we commit. */
  holdOpen(id: string, incidentId: string): Promise<boolean>;
  /** Makes a held-open disconnection a part of another incident. */
  move(
    id: string,
    to: { incidentId: string; from: string; diagnosis: Diagnosis; probeAt: Date | null },
  ): Promise<void>;
  /** @returns false when it had ended already */
  end(id: string, at: Date): Promise<boolean>;
}
