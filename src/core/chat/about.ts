/** What people get one message about that is edited in place, beside incidents and rehearsals. */
export type NoticeKind =
  | "opt-out-question"
  | "brake"
  | "job-trouble"
  | "clock-setback"
  | "unread-folder"
  | "late-reading"
  | "lead-wait"
  | "held-leads"
  | "unconfirmed";

/** Names one subject. Only this travels with its message and its buttons. */
export type About = { kind: NoticeKind; id: string };
