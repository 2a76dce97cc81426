/**
 * Why a lead waits for a person: their reply may ask not to be written to, their step was refused twice in the dialogue while others
 * passed, or a delivery report refused a step that had been accepted.
 */
export type HeldFor = "opt_out_question" | "message_refused" | "refused_by_report";

/** Reasons about which a person decides in the campaign. A question about an opt-out is answered where it is asked. */
export type HandHeldFor = Exclude<HeldFor, "opt_out_question">;
export const HAND_HELD_FOR = ["message_refused", "refused_by_report"] as const satisfies HandHeldFor[];
