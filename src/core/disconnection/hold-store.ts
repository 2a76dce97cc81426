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
  /** Nobody else probes it before `next`. */
  | { kind: "taken"; next: Date }
  /** Another mailbox of the same host was probed just now. */
  | { kind: "later"; at: Date };

export interface HoldStore {
  /** In a transaction: nobody else gives out a time at this host before we commit. Before any row is locked. */
  lockHost(host: string): Promise<void>;
  /**
   * connected or held → held. One that waits for this host already keeps its time; each mailbox of a host gets a time of its own.
   * In a transaction, after `lockHost`.
   *
   * @returns when it is probed; null when it is disconnected
   */
  hold(mailboxId: string, hold: NewHold): Promise<Date | null>;
  /**
   * Where three mailboxes wait for this host and nobody was answered by it since: connected → held for all others at it. In a
   * transaction, after `lockHost`.
   */
  holdOthers(
    host: string,
    cause: Cause,
    at: Date,
  ): Promise<{ mailboxId: string; workspaceId: string; until: Date }[]>;
  /** The incident that it is held in. In a transaction: and it does not leave that before we commit. */
  heldIn(mailboxId: string): Promise<string | null>;
  /** Has all that are held in this incident probed, one after the other, so far apart. */
  probeHeld(incidentId: string, from: Date, spacingMs: number): Promise<void>;
  /** held → connected. @returns false when it was not held */
  release(mailboxId: string): Promise<boolean>;
  /** Whose a held mailbox is whose time has come, and the server that it waits for. @returns null when it is not due */
  dueAt(mailboxId: string, now: Date): Promise<{ workspaceId: string; host: string | null } | null>;
  /**
   * Takes a held mailbox whose time has come, so that nobody else probes it before its next time. In a transaction, after `lockHost`.
   *
   * @param due - the host that it waits for, and the next time of one that waits for none
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
   * One of these hosts has answered somebody: the probes of all that wait for it are brought forward, one after the other. A mailbox
   * whose probe fails although its host answers is brought forward ever more rarely.
   *
   * @returns the mailboxes and their new times
   */
  bringForward(hosts: string[], now: Date): Promise<{ mailboxId: string; at: Date }[]>;
}
