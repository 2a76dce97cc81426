import type { Cause } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Standing } from "../incident/incident-mailbox-store.ts";
import type { HeldUpCampaign } from "../incident/pause-store.ts";
import type { Watch } from "../incident/watch-store.ts";
import type { Receipt } from "../receipt/receipt.ts";
import type { ReconnectState } from "../reconnect/reconnect-store.ts";
import type { Entitled } from "../workspace/member.ts";

/** The state of one mailbox of an incident. A mailbox without a disconnection is held. */
export type MailboxPart = { address: string; disconnectionId: string | null } & (
  | { kind: "waiting"; lastTryFailed: string | null }
  | { kind: "reconnecting"; by: string | null; state: ReconnectState }
  | { kind: "connected"; receipt: Receipt | null }
);

/** All facts that an alert shows. */
export type AlertSubject = {
  incident: { id: string; cause: Cause; openedAt: Date; endedAt: Date | null };
  diagnosis: Diagnosis;
  /** The number of its mailboxes in each state. */
  standing: Record<Standing, number>;
  /** The first few of those that it speaks about: that wait; else that are being reconnected; else that came back last. */
  mailboxes: MailboxPart[];
  /** Once it has ended: who reconnected them, and how many came back by themselves. */
  reconnectedBy: { names: string[]; alone: number };
  /** Those that turned out to be lost for another reason, and are told of elsewhere: the first few, and how many. */
  left: { addresses: string[]; total: number };
  /** Those that were removed while they were lost: the first few, and how many. */
  removed: { addresses: string[]; total: number };
  /** Those who may reconnect, the owners first, and last who says that it is not theirs. */
  entitled: Pick<Entitled, "name" | "as" | "disclaims">[];
  /** Whether its mailboxes are support inboxes. `operators`: one of them is the operator's. */
  inboxes: { are: "none" | "some" | "all"; operators: boolean };
  /** The member who is on it, and the time until which nobody is reminded. */
  watch: Pick<Watch, "takenBy" | "takenAt" | "snoozedUntil"> | null;
  /** The campaigns that are held up now. Empty once the incident has ended. */
  heldUp: HeldUpCampaign[];
  now: Date;
  timeZone: string;
  publicUrl: string;
};
