import type { Pace } from "../campaign/turn-store.ts";
import type { WaitKind } from "./explain-wait.ts";

/** Due leads of one campaign in one of its mailboxes: the one that has been due for longest, and all that its turn depends on. */
export type Standing = {
  workspaceId: string;
  campaign: {
    id: string;
    state: "draft" | "running" | "paused" | "finished";
    /** `nothing`: by a disconnection or a brake that is over. */
    pausedBy: "member" | "disconnection" | "brake" | "nothing" | null;
    opensAt: Date;
    closesAt: Date;
    startedAt: Date | null;
  };
  mailbox: {
    id: string;
    address: string;
    ownerId: string;
    state: "connected" | "held" | "disconnected";
    /** It is lost or held in an open incident, which has its own alert. */
    isInIncident: boolean;
    /** It has left this campaign's rotation, and whether the brake by which it has is open. */
    left: "by-brake" | "by-nothing" | null;
    nextSendAt: Date;
    quietUntil: Date | null;
    /** When its outgoing leg last worked. */
    workedAt: Date | null;
    /** Since when it has a send in hand; null: it has none. */
    inHandSince: Date | null;
  };
  pace: Pace;
  lead: {
    dueAt: Date;
    /** The send of its next step, where one may have gone out. */
    send: "in-doubt" | "unconfirmed" | null;
  };
};

/** Mailboxes that wait for the same reason, as one person is told about them. */
export type LeadWait = {
  id: string;
  workspaceId: string;
  /** Whom it is told; null: the operator. */
  ownerId: string | null;
  kind: WaitKind;
  since: Date;
  /** Their addresses, in order. */
  addresses: string[];
  endedAt: Date | null;
};

export type LeadWaitGroup = Pick<LeadWait, "workspaceId" | "ownerId" | "kind" | "since" | "addresses">;

export interface LeadWaitStore {
  /** What is due since before then and has not been sent: of each campaign and mailbox the lead that has been due for longest. */
  standing(dueBefore: Date): Promise<Standing[]>;
  /**
   * Says that these still wait. What is seen for the first time, or not for a while because nothing ran, is watched before it is told.
   *
   * @returns its id where people are to be told something new; else null
   */
  note(group: LeadWaitGroup, watch: { at: Date; forMs: number }): Promise<string | null>;
  get(id: string): Promise<LeadWait | null>;
  /** Those that people are told of, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** Ends those that were not noted at that moment. @returns those that people were told of */
  endOthers(notedAt: Date): Promise<{ id: string; workspaceId: string }[]>;
}
