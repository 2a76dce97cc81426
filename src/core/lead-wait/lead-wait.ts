import type { Pace } from "../pace/turn-store.ts";

/** Why due leads of a campaign in one of its mailboxes are not sent to, and how people know. */
export type Explanation =
  /** A person set it so. */
  | { kind: "paused-by-person" | "not-started" | "window-closed" | "allowance-used" }
  /** It has an alert or a notice of its own. */
  | { kind: "mailbox-lost" | "set-up-refused" | "campaign-braked" | "mailbox-braked" | "unconfirmed" }
  /** Sending continues within minutes. */
  | { kind: "in-turn" | "short-wait" }
  /** The provider is waited for, and the owner does not know yet. */
  | { kind: "held"; tell: "owner" }
  /** There is no known reason, so the operator is told. */
  | {
      kind: "pause-is-over" | "turn-too-late" | "in-hand-too-long" | "doubt-too-long" | "not-claimed";
      tell: "operator";
    };

export type TellableWait = Extract<Explanation, { tell: unknown }>;

export type WaitKind = TellableWait["kind"];

/**
 * Due leads of one campaign in one of its mailboxes. It has the one that has been due for longest, and the facts that decide its
 * turn.
 */
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
  /** The member to tell. null: the operator. */
  ownerId: string | null;
  kind: WaitKind;
  since: Date;
  /** Their addresses, in order. */
  addresses: string[];
  endedAt: Date | null;
};

export type LeadWaitGroup = Pick<LeadWait, "workspaceId" | "ownerId" | "kind" | "since" | "addresses">;
