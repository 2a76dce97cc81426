/**
 * The reason why a lead waits for a person. Their reply may be an opt-out, their step was refused twice while others passed, or a
 * report refused an accepted step.
 */
export type HeldFor = "opt_out_question" | "message_refused" | "refused_by_report";

/** Reasons about which a person decides in the campaign. A question about an opt-out is answered where it is asked. */
export type HandHeldFor = Exclude<HeldFor, "opt_out_question">;
export const HAND_HELD_FOR = ["message_refused", "refused_by_report"] as const satisfies HandHeldFor[];
