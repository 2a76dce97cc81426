import type { Diagnosis } from "../diagnosis/diagnosis.ts";

/** `refused`: its text or sender is refused in the SMTP dialogue. `bounced`: too many first sends bounced or drew a complaint. */
export type BrakeReason = "refused" | "bounced";

/** The result of the one lead that was let through as a test. */
export type BrakeTest = "waiting" | "passed" | "refused";

/** A campaign that paused itself, or one of its mailboxes that left the rotation. */
export type Brake = {
  id: string;
  workspaceId: string;
  campaignId: string;
  campaignName: string;
  /** The mailbox that left the rotation; null: the whole campaign paused. */
  mailboxId: string | null;
  reason: BrakeReason;
  /** Of the refusal or bounce that it answers; null: it was a complaint. */
  diagnosis: Diagnosis | null;
  /** Leads refused in a row, or first sends that bounced or drew a complaint. */
  counted: number;
  /** The number of first sends that were counted. null: the message was refused in the dialogue. */
  outOf: number | null;
  /** The mailbox that met the last refusal or bounce. */
  metBy: { id: string; address: string; ownerId: string };
  beganAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  test: { result: BrakeTest; email: string; line: string | null } | null;
};

/** The limits of a workspace at which a campaign pauses itself. */
export type BrakeLimits = {
  /** Different leads in a row, refused for text or sender. */
  refusals: number;
  /** Per cent of the last first sends that bounced or drew a complaint; more than that brakes. */
  bouncePercent: number;
};
