import type { Cause } from "../diagnosis/cause.ts";

export type NewHold = {
  cause: Cause;
  /** When it is probed again; it waits for a host: not before. */
  until: Date;
  /** The incident that it is held in. */
  incidentId: string | null;
  /** The server whose next answer brings the probe forward; null: it waits for something else. */
  host: string | null;
  at: Date;
};

export type ProbeTurn =
  /** Taken: no other process probes it before `next`. */
  | { kind: "taken"; next: Date }
  /** Another mailbox of the same host was probed just now. */
  | { kind: "later"; at: Date };

export interface HoldStore {
  /** In a transaction: no other process assigns a time at this host before we commit. Before any row is locked. */
  lockHost(host: string): Promise<void>;
  /**
   * connected or held → held. One that waits for this host already keeps its time; each mailbox of a host gets a time of its own.
   * In a transaction, after `lockHost`.
   *
   * @returns when it is probed; null when it is disconnected
   */
  hold(mailboxId: string, hold: NewHold): Promise<Date | null>;
  /**
   * Holds all connected mailboxes of this host, if three already wait for it and it has answered none since. In a transaction,
   * after `lockHost`.
   */
  holdOthers(
    host: string,
    cause: Cause,
    at: Date,
  ): Promise<{ mailboxId: string; workspaceId: string; until: Date }[]>;
  /** The incident that it is held in. In a transaction: and it does not leave that before we commit. */
  heldIn(mailboxId: string): Promise<string | null>;
  /** Schedules a probe of every mailbox held in this incident, `spacingMs` apart. */
  probeHeld(incidentId: string, from: Date, spacingMs: number): Promise<void>;
  /** held → connected. @returns false when it was not held */
  release(mailboxId: string): Promise<boolean>;
  /** The workspace of a held mailbox whose probe is due, and the host that it waits for. @returns null when it is not due */
  dueAt(mailboxId: string, now: Date): Promise<{ workspaceId: string; host: string | null } | null>;
  /**
   * Claims the due probe of a held mailbox, so that no other process probes it before its next time. In a transaction, after
   * `lockHost`.
   *
   * @param due - the host that it waits for, and the next time of a mailbox that waits for none
   * @returns null when it is not due
   */
  claimProbe(
    mailboxId: string,
    now: Date,
    due: { host: string | null; next: Date },
  ): Promise<ProbeTurn | null>;
  /** Held mailboxes whose time has come to be probed. */
  due(now: Date, limit: number): Promise<string[]>;
  /**
   * Brings the probes of mailboxes forward whose host has answered another mailbox, one after the other. A mailbox whose probe
   * fails although its host answers is brought forward ever more rarely.
   *
   * @returns the mailboxes and their new times
   */
  bringForward(hosts: string[], now: Date): Promise<{ mailboxId: string; at: Date }[]>;
}
