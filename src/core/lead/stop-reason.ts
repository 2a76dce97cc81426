/** Why an enrolment ended before its last step. */
export type StopReason = "replied" | "bounced" | "opted_out" | "rejected" | "removed" | "gone";
