import { alertDeliveries } from "./core/alert/alert-deliveries.ts";
import { brakeNotices } from "./core/brake/brake-notice.ts";
import { setbackNotices } from "./core/clock-setback/setback-notice.ts";
import { drillDeliveries } from "./core/drill/drill-deliveries.ts";
import { foresightDeliveries } from "./core/foresight/foresight-deliveries.ts";
import { heldNotices } from "./core/held-leads/held-notice.ts";
import { jobTroubleNotices } from "./core/job/job-trouble-notice.ts";
import { lateReadingNotices } from "./core/late-reading/late-reading-notice.ts";
import { leadWaitNotices } from "./core/lead-wait/lead-wait-notice.ts";
import type { NoticeSources } from "./core/notice/notice.ts";
import { noticeDeliveries } from "./core/notice/notice-deliveries.ts";
import { optOutNotices } from "./core/opt-out-question/opt-out-notice.ts";
import type { Handlers } from "./core/outbox/handler.ts";
import { unreadFolderNotices } from "./core/reconnect/unread-folder-notice.ts";
import { signInDeliveries } from "./core/sign-in/sign-in-deliveries.ts";
import { unconfirmedNotices } from "./core/unconfirmed/unconfirmed-notice.ts";

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
