import { alertDeliveries } from "./core/alert/alert-deliveries.ts";
import { alertSweep } from "./core/alert/alert-sweep.ts";
import { brakeNotices } from "./core/brake/brake-notice.ts";
import { campaignSweep } from "./core/campaign/campaign-sweep.ts";
import { clockSweep } from "./core/clock-setback/clock-sweep.ts";
import { setbackNotices } from "./core/clock-setback/setback-notice.ts";
import { disconnectionJobs, disconnectionSweep } from "./core/disconnection/disconnection-jobs.ts";
import { drillDeliveries } from "./core/drill/drill-deliveries.ts";
import { drillSweep } from "./core/drill/drill-sweep.ts";
import { foresightDeliveries } from "./core/foresight/foresight-deliveries.ts";
import { foresightSweep } from "./core/foresight/foresight-sweep.ts";
import { heldNotices } from "./core/held-leads/held-notice.ts";
import { heldSweep } from "./core/held-leads/held-sweep.ts";
import { inboundJobs, inboundSweep } from "./core/inbound/inbound-jobs.ts";
import type { IncidentListener } from "./core/incident/incident-listener.ts";
import { jobTroubleNotices } from "./core/job/job-trouble-notice.ts";
import type { Jobs } from "./core/jobs.ts";
import { lateReadingNotices } from "./core/late-reading/late-reading-notice.ts";
import { lateReadingSweep } from "./core/late-reading/late-reading-sweep.ts";
import { leadWaitNotices } from "./core/lead-wait/lead-wait-notice.ts";
import { leadWaitSweep } from "./core/lead-wait/lead-wait-sweep.ts";
import type { NoticeSources } from "./core/notice/notice.ts";
import { noticeDeliveries } from "./core/notice/notice-deliveries.ts";
import { optOutNotices } from "./core/opt-out-question/opt-out-notice.ts";
import type { Handlers } from "./core/outbox/handler.ts";
import { outboxJobs, outboxSweep } from "./core/outbox/outbox-jobs.ts";
import { reconnectJobs, reconnectSweep } from "./core/reconnect/reconnect-jobs.ts";
import { unreadFolderNotices } from "./core/reconnect/unread-folder-notice.ts";
import { recoveryJobs, recoverySweep } from "./core/recovery/recovery-jobs.ts";
import { removalSweep } from "./core/removal/removal-sweep.ts";
import { sendingJobs, sendingSweep } from "./core/sending/sending-jobs.ts";
import { signInDeliveries } from "./core/sign-in/sign-in-deliveries.ts";
import type { SweepPart } from "./core/sweep.ts";
import { unconfirmedNotices } from "./core/unconfirmed/unconfirmed-notice.ts";
import { unconfirmedSweep } from "./core/unconfirmed/unconfirmed-sweep.ts";

/** How each kind of message in the outbox is said: the tables of all rooms together. */
export const deliveries: Handlers = {
  ...alertDeliveries,
  ...drillDeliveries,
  ...foresightDeliveries,
  ...noticeDeliveries,
  ...signInDeliveries,
};

/** Where the notices of each kind come from. */
export const noticeSources: NoticeSources = {
  "opt-out-question": optOutNotices,
  brake: brakeNotices,
  "job-trouble": jobTroubleNotices,
  "clock-setback": setbackNotices,
  "unread-folder": unreadFolderNotices,
  "late-reading": lateReadingNotices,
  "lead-wait": leadWaitNotices,
  "held-leads": heldNotices,
  unconfirmed: unconfirmedNotices,
};

/** How each kind of job is done. */
export const jobs: Jobs = {
  ...disconnectionJobs,
  ...inboundJobs,
  ...outboxJobs(deliveries),
  ...reconnectJobs,
  ...recoveryJobs,
  ...sendingJobs,
};

/** What each round of the sweep looks for, in this order. */
export const sweepParts: readonly SweepPart[] = [
  ...clockSweep,
  ...outboxSweep,
  ...reconnectSweep,
  ...disconnectionSweep,
  ...sendingSweep,
  ...inboundSweep,
  ...recoverySweep,
  ...alertSweep,
  ...foresightSweep,
  ...heldSweep,
  ...lateReadingSweep,
  ...unconfirmedSweep,
  ...campaignSweep,
  ...drillSweep,
  ...leadWaitSweep,
  ...removalSweep,
];

/** Who hears of incidents that end: nobody yet. */
export const incidentListeners: readonly IncidentListener[] = [];
