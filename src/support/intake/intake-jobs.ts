import type { Jobs } from "../../core/jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../../core/sweep.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { understandMail } from "./understand-mail.ts";

/** Makes tickets of the mails that lie stored. */
export const intakeJobs: Jobs<SupportRooms> = { "understand-mail": { lane: "mail", work: understandMail } };

export const intakeSweep: SweepPart<SupportRooms>[] = [
  waking("understand-mail", ({ ctx, now }) => ctx.store.intake.mailboxes(now, AT_ONCE)),
];
