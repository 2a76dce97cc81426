import { brakeNotices } from "../brake/brake-notice.ts";
import type { NoticeKind } from "../chat/about.ts";
import { setbackNotices } from "../clock-setback/setback-notice.ts";
import { heldNotices } from "../held-leads/held-notice.ts";
import { jobTroubleNotices } from "../job/job-trouble-notice.ts";
import { lateReadingNotices } from "../late-reading/late-reading-notice.ts";
import { leadWaitNotices } from "../lead-wait/lead-wait-notice.ts";
import { optOutNotices } from "../opt-out-question/opt-out-notice.ts";
import { unreadFolderNotices } from "../reconnect/unread-folder-notice.ts";
import { unconfirmedNotices } from "../unconfirmed/unconfirmed-notice.ts";
import type { NoticeSource } from "./notice.ts";

export const noticeSources: Readonly<Record<NoticeKind, NoticeSource>> = {
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

export const NOTICE_KINDS = Object.keys(noticeSources) as NoticeKind[];
