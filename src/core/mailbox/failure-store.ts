import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Leg, PastFailure } from "../diagnosis/verdict.ts";

export type RememberedFailure = PastFailure & { diagnosis: Diagnosis };

/** The failures that a mailbox met. */
export interface FailureStore {
  record(failure: {
    workspaceId: string;
    mailboxId: string;
    leg: Leg;
    probe: boolean;
    diagnosis: Diagnosis;
    at: Date;
  }): Promise<void>;
  /** Failures since then, and since its last disconnection ended: older ones were with another credential. Newest first. */
  recent(mailboxId: string, since: Date): Promise<RememberedFailure[]>;
}
