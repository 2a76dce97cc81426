import type { BotKinds } from "./bots/bot-kinds.ts";
import { brakeKind } from "./bots/kind/brake.ts";
import { drillKind } from "./bots/kind/drill.ts";
import { incidentKind } from "./bots/kind/incident.ts";
import { optOutKind } from "./bots/kind/opt-out-question.ts";
import { unreadFolderKind } from "./bots/kind/unread-folder.ts";
import { vouchedSessionKind } from "./bots/kind/vouched-session.ts";
import { alertDeliveries } from "./core/alert/alert-deliveries.ts";
import { alertSweep } from "./core/alert/alert-sweep.ts";
import { brakeHistory } from "./core/brake/brake-history.ts";
import { brakeNotices } from "./core/brake/brake-notice.ts";
import { campaignHistory } from "./core/campaign/campaign-history.ts";
import { campaignSweep } from "./core/campaign/campaign-sweep.ts";
import { clockSweep } from "./core/clock-setback/clock-sweep.ts";
import { setbackNotices } from "./core/clock-setback/setback-notice.ts";
import { disconnectionHistory } from "./core/disconnection/disconnection-history.ts";
import { disconnectionJobs, disconnectionSweep } from "./core/disconnection/disconnection-jobs.ts";
import { drillDeliveries } from "./core/drill/drill-deliveries.ts";
import { drillSweep } from "./core/drill/drill-sweep.ts";
import { foresightDeliveries } from "./core/foresight/foresight-deliveries.ts";
import { foresightSweep } from "./core/foresight/foresight-sweep.ts";
import { heldNotices } from "./core/held-leads/held-notice.ts";
import { heldSweep } from "./core/held-leads/held-sweep.ts";
import { inboundHistory } from "./core/inbound/inbound-history.ts";
import { inboundJobs, inboundSweep } from "./core/inbound/inbound-jobs.ts";
import { incidentHistory } from "./core/incident/incident-history.ts";
import type { IncidentListener } from "./core/incident/incident-listener.ts";
import { channelJobs, channelSweep } from "./core/incident/name-channel.ts";
import { installationHistory } from "./core/installation/installation-history.ts";
import { jobTroubleNotices } from "./core/job/job-trouble-notice.ts";
import type { Jobs } from "./core/jobs.ts";
import { lateReadingNotices } from "./core/late-reading/late-reading-notice.ts";
import { lateReadingSweep } from "./core/late-reading/late-reading-sweep.ts";
import { leadWaitNotices } from "./core/lead-wait/lead-wait-notice.ts";
import { leadWaitSweep } from "./core/lead-wait/lead-wait-sweep.ts";
import type { NoticeSources } from "./core/notice/notice.ts";
import { noticeDeliveries } from "./core/notice/notice-deliveries.ts";
import { optOutHistory } from "./core/opt-out-question/opt-out-history.ts";
import { optOutNotices } from "./core/opt-out-question/opt-out-notice.ts";
import type { Handlers } from "./core/outbox/handler.ts";
import { outboxJobs, outboxSweep } from "./core/outbox/outbox-jobs.ts";
import { providerSignInHistory } from "./core/provider-sign-in/provider-sign-in-history.ts";
import { reconnectHistory } from "./core/reconnect/reconnect-history.ts";
import { reconnectJobs, reconnectSweep } from "./core/reconnect/reconnect-jobs.ts";
import { unreadFolderNotices } from "./core/reconnect/unread-folder-notice.ts";
import { recoveryHistory } from "./core/recovery/recovery-history.ts";
import { recoveryJobs, recoverySweep } from "./core/recovery/recovery-jobs.ts";
import { removalHistory } from "./core/removal/removal-history.ts";
import { removalSweep } from "./core/removal/removal-sweep.ts";
import { sendingHistory } from "./core/sending/sending-history.ts";
import { sendingJobs, sendingSweep } from "./core/sending/sending-jobs.ts";
import { mailboxHistory } from "./core/setup/mailbox-history.ts";
import { signInDeliveries } from "./core/sign-in/sign-in-deliveries.ts";
import { suppressionHistory } from "./core/suppression/suppression-history.ts";
import type { SweepPart } from "./core/sweep.ts";
import { unconfirmedNotices } from "./core/unconfirmed/unconfirmed-notice.ts";
import { unconfirmedSweep } from "./core/unconfirmed/unconfirmed-sweep.ts";
import { vouchedHistory } from "./core/vouched/vouched-history.ts";
import type { HistoryWords } from "./core/workspace/history-words.ts";
import { aboutJobs, aboutSweep } from "./support/about/about-jobs.ts";
import { ticketsHearOfEnd } from "./support/about/incident-ended.ts";
import { aboutDeliveries } from "./support/about/reconnect-letter.ts";
import { inboxJobs, inboxSweep } from "./support/inbox/inbox-jobs.ts";
import { intakeJobs, intakeSweep } from "./support/intake/intake-jobs.ts";
import { letterJobs, letterSweep } from "./support/letter/letter-jobs.ts";
import { searchSweep } from "./support/search/make-searchable.ts";
import { senderTestDeliveries } from "./support/sender-test/send-test-mail.ts";
import {
  senderTestHistory,
  senderTestJobs,
  senderTestSweep,
} from "./support/sender-test/sender-test-jobs.ts";
import type { SupportRooms } from "./support/support-rooms.ts";
import { lateAnswerNotices } from "./support/ticket/late-answer-notice.ts";
import { ticketSweep } from "./support/ticket/ticket-sweep.ts";

/** How each kind of message in the outbox is said: the tables of all rooms together. */
export const deliveries: Handlers<SupportRooms> = {
  ...aboutDeliveries,
  ...alertDeliveries,
  ...drillDeliveries,
  ...foresightDeliveries,
  ...noticeDeliveries,
  ...senderTestDeliveries,
  ...signInDeliveries,
};

/** The presses and dialogs of chats, by kind of subject. */
export const botKinds: BotKinds = {
  incident: incidentKind,
  drill: drillKind,
  brake: brakeKind,
  "opt-out-question": optOutKind,
  "unread-folder": unreadFolderKind,
  "vouched-session": vouchedSessionKind,
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
  "late-answer": lateAnswerNotices,
};

/** How each kind of job is done. */
export const jobs: Jobs<SupportRooms> = {
  ...channelJobs,
  ...aboutJobs,
  ...disconnectionJobs,
  ...inboundJobs,
  ...outboxJobs(deliveries),
  ...reconnectJobs,
  ...recoveryJobs,
  ...sendingJobs,
  ...inboxJobs,
  ...intakeJobs,
  ...letterJobs,
  ...senderTestJobs,
};

/** The parts of each round of the sweep, in this order. */
export const sweepParts: readonly SweepPart<SupportRooms>[] = [
  ...clockSweep,
  ...outboxSweep,
  ...reconnectSweep,
  ...disconnectionSweep,
  ...sendingSweep,
  ...inboundSweep,
  ...inboxSweep,
  ...recoverySweep,
  ...alertSweep,
  ...channelSweep,
  ...foresightSweep,
  ...heldSweep,
  ...lateReadingSweep,
  ...unconfirmedSweep,
  ...campaignSweep,
  ...drillSweep,
  ...leadWaitSweep,
  ...removalSweep,
  ...ticketSweep,
  ...searchSweep,
  ...intakeSweep,
  ...letterSweep,
  ...senderTestSweep,
  ...aboutSweep,
];

/** The rooms that hear of incidents that end. */
export const incidentListeners: readonly IncidentListener<SupportRooms>[] = [ticketsHearOfEnd];

/** The words of each kind of event in the history. */
export const historyWords: HistoryWords = {
  ...brakeHistory,
  ...campaignHistory,
  ...disconnectionHistory,
  ...inboundHistory,
  ...incidentHistory,
  ...installationHistory,
  ...optOutHistory,
  ...providerSignInHistory,
  ...reconnectHistory,
  ...recoveryHistory,
  ...removalHistory,
  ...sendingHistory,
  ...mailboxHistory,
  ...senderTestHistory,
  ...suppressionHistory,
  ...vouchedHistory,
};
