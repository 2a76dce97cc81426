import type { Rooms, Store } from "../../core/store.ts";
import { alertStore } from "./alerts.ts";
import { auditStore } from "./audit.ts";
import { brakeStore } from "./brakes.ts";
import { campaignStore } from "./campaigns.ts";
import { channelStore } from "./channels.ts";
import { chatInputStore } from "./chat-inputs.ts";
import { chatTurnStore } from "./chat-turns.ts";
import { chosenServerStore } from "./chosen-servers.ts";
import { clockStore } from "./clocks.ts";
import { credentialStore } from "./credentials.ts";
import type { Db } from "./db.ts";
import { doubtStore } from "./doubts.ts";
import { drillStore } from "./drills.ts";
import { foresightStore } from "./foresight.ts";
import { forgettingStore } from "./forgetting.ts";
import type { PrismaClient } from "./generated/client.ts";
import { heldNoticeStore } from "./held-notices.ts";
import { historyStore } from "./history.ts";
import { holdStore } from "./holds.ts";
import { inboundStore } from "./inbound.ts";
import { incidentStore } from "./incidents.ts";
import { jobTroubleStore } from "./job-troubles.ts";
import { keptMessageStore } from "./kept-messages.ts";
import { lateReadingStore } from "./late-readings.ts";
import { leadWaitStore } from "./lead-waits.ts";
import { leadStore } from "./leads.ts";
import { limitStore } from "./limits.ts";
import { lookStore } from "./looks.ts";
import { mailboxRemovalStore } from "./mailbox-removals.ts";
import { mailboxStore } from "./mailboxes.ts";
import { memberRemovalStore } from "./member-removals.ts";
import { memberStore } from "./members.ts";
import { optOutQuestionStore } from "./opt-out-questions.ts";
import { outboxStore } from "./outbox.ts";
import { providerSignInStore } from "./provider-sign-ins.ts";
import { purgeStore } from "./purges.ts";
import { readingStore } from "./readings.ts";
import { receiptStore } from "./receipts.ts";
import { reconnectStore } from "./reconnects.ts";
import { resumeStore } from "./resumes.ts";
import { roleStore } from "./roles.ts";
import { sealedStore } from "./sealed-rows.ts";
import { sendStore } from "./sends.ts";
import { sessionStore } from "./sessions.ts";
import { signInStore } from "./sign-in-links.ts";
import { slackInstallationStore } from "./slack-installations.ts";
import { suppressionStore } from "./suppressions.ts";
import { turnStore } from "./turns.ts";
import { unconfirmedStore } from "./unconfirmed.ts";
import { viewsOf } from "./views.ts";
import { vouchedStore } from "./vouched-sessions.ts";
import { watchStore } from "./watches.ts";
import { workspaceRemovalStore } from "./workspace-removals.ts";

/** @param workerId - this process, whose presence shows that what it took is in its hands; null: only time frees that */
export function openStore(prisma: PrismaClient, workerId: string | null = null): Store {
  return {
    ...rooms(prisma, workerId),
    transaction: (work, withinMs) =>
      prisma.$transaction(
        (tx) => work(rooms(tx, workerId)),
        withinMs === undefined ? {} : { timeout: withinMs },
      ),
  };
}

function rooms(db: Db, workerId: string | null): Rooms {
  return {
    mailboxes: mailboxStore(db),
    holds: holdStore(db),
    credentials: credentialStore(db),
    campaigns: campaignStore(db),
    leads: leadStore(db),
    inbound: inboundStore(db),
    readings: readingStore(db),
    jobTroubles: jobTroubleStore(db),
    suppressions: suppressionStore(db),
    sends: sendStore(db),
    turns: turnStore(db),
    clocks: clockStore(db),
    brakes: brakeStore(db),
    doubts: doubtStore(db),
    unconfirmed: unconfirmedStore(db),
    alerts: alertStore(db),
    channels: channelStore(db),
    chatInputs: chatInputStore(db),
    chatTurns: chatTurnStore(db),
    watches: watchStore(db),
    outbox: outboxStore(db, workerId),
    keptMessages: keptMessageStore(db),
    optOutQuestions: optOutQuestionStore(db),
    history: historyStore(db),
    audit: auditStore(db),
    signIn: signInStore(db),
    sessions: sessionStore(db),
    views: viewsOf(db),
    incidents: incidentStore(db),
    lateReadings: lateReadingStore(db),
    leadWaits: leadWaitStore(db),
    heldNotices: heldNoticeStore(db),
    looks: lookStore(db),
    reconnects: reconnectStore(db, workerId),
    vouched: vouchedStore(db),
    providerSignIns: providerSignInStore(db),
    chosenServers: chosenServerStore(db),
    limits: limitStore(db),
    resumes: resumeStore(db),
    receipts: receiptStore(db),
    members: memberStore(db),
    roles: roleStore(db),
    memberRemovals: memberRemovalStore(db),
    forgetting: forgettingStore(db),
    workspaceRemovals: workspaceRemovalStore(db),
    purges: purgeStore(db),
    mailboxRemovals: mailboxRemovalStore(db),
    foresight: foresightStore(db),
    drills: drillStore(db),
    slackInstallations: slackInstallationStore(db),
    sealed: sealedStore(db),
  };
}
