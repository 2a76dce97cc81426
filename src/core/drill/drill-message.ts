import type { Destination } from "../chat/destination.ts";

/** The outbox messages about rehearsals. */
export type DrillMessage =
  /** Name the places of a rehearsal's message, and ask for it in each. */
  | { kind: "show-drill"; drillId: string }
  /** Post it in one place, or bring it up to date there. */
  | { kind: "show-drill-at"; keptId: string }
  /** Tell how a rehearsal went, in the thread of its message in one channel, or to who began it. */
  | ({ kind: "report-drill"; drillId: string; inThread: boolean } & Partial<Destination>);
