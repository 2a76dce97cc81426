import type { Cause } from "../../core/diagnosis/cause.ts";

/** A mailbox of an open incident, as a ticket may be about it. */
export type LostMailbox = {
  mailboxId: string;
  workspaceId: string;
  address: string;
  ownerName: string;
  incidentId: string;
  cause: Cause;
  /** Nothing is wrong with the mailbox itself: it waits. */
  isHeld: boolean;
  since: Date;
};

/** Where mailboxes are looked for: those that a member owns or backs up, or all of a workspace. */
export type Sight = { kind: "member"; memberId: string } | { kind: "workspace"; workspaceId: string };

/** How a mail names a mailbox. */
export type NamedMailbox = LostMailbox & { campaign: string | null };
