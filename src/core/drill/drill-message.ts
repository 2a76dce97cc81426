/** What the outbox says about rehearsals. */
export type DrillMessage =
  /** Post the messages of a rehearsal, or bring them up to date. */
  | { kind: "show-drill"; drillId: string }
  /** Tell how a rehearsal went, in its thread or to who began it. */
  | { kind: "report-drill"; drillId: string; inThread: boolean };
