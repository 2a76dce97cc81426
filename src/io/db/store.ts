import type { Rooms, Store } from "../../core/store.ts";
import type { SupportRooms } from "../../support/support-rooms.ts";
import { auditStore } from "./audit.ts";
import { chosenServerStore } from "./chosen-servers.ts";
import type { Db } from "./db.ts";
import { forgettingStore } from "./forgetting.ts";
import type { PrismaClient } from "./generated/client.ts";
import { limitStore } from "./limits.ts";
import type { MailFolder } from "./mail-folder.ts";
import { mailboxRemovalStore } from "./mailbox-removals.ts";
import { memberRemovalStore } from "./member-removals.ts";
import { purgeStore } from "./purges.ts";
import { roleStore } from "./roles.ts";
import { brakeStore } from "./rooms/campaign/brakes.ts";
import { campaignStore } from "./rooms/campaign/campaigns.ts";
import { heldLeadStore } from "./rooms/campaign/held-leads.ts";
import { heldNoticeStore } from "./rooms/campaign/held-notices.ts";
import { leadWaitStore } from "./rooms/campaign/lead-waits.ts";
import { leadStore } from "./rooms/campaign/leads.ts";
import { optOutQuestionStore } from "./rooms/campaign/opt-out-questions.ts";
import { stagedLeadStore } from "./rooms/campaign/staged-leads.ts";
import { suppressionStore } from "./rooms/campaign/suppressions.ts";
import { alertStore } from "./rooms/incident/alerts.ts";
import { channelStore } from "./rooms/incident/channels.ts";
import { disconnectionStore } from "./rooms/incident/disconnections.ts";
import { drillStore } from "./rooms/incident/drills.ts";
import { fixerStore } from "./rooms/incident/fixers.ts";
import { incidentMailboxStore } from "./rooms/incident/incident-mailboxes.ts";
import { incidentStore } from "./rooms/incident/incidents.ts";
import { pauseStore } from "./rooms/incident/pauses.ts";
import { receiptStore } from "./rooms/incident/receipts.ts";
import { watchStore } from "./rooms/incident/watches.ts";
import { connectionStore } from "./rooms/mailbox/connections.ts";
import { credentialStore } from "./rooms/mailbox/credentials.ts";
import { failureStore } from "./rooms/mailbox/failures.ts";
import { foresightStore } from "./rooms/mailbox/foresight.ts";
import { holdStore } from "./rooms/mailbox/holds.ts";
import { inboundStore } from "./rooms/mailbox/inbound.ts";
import { lateReadingStore } from "./rooms/mailbox/late-readings.ts";
import { lostProbeStore } from "./rooms/mailbox/lost-probes.ts";
import { mailboxStore } from "./rooms/mailbox/mailboxes.ts";
import { ownerStore } from "./rooms/mailbox/owners.ts";
import { providerSignInStore } from "./rooms/mailbox/provider-sign-ins.ts";
import { readingStore } from "./rooms/mailbox/readings.ts";
import { reconnectLinkStore } from "./rooms/mailbox/reconnect-links.ts";
import { reconnectStore } from "./rooms/mailbox/reconnects.ts";
import { resumeStore } from "./rooms/mailbox/resumes.ts";
import { setAsideStore } from "./rooms/mailbox/set-aside-mails.ts";
import { vouchedStore } from "./rooms/mailbox/vouched-sessions.ts";
import { doubtStore } from "./rooms/sending/doubts.ts";
import { sendStore } from "./rooms/sending/sends.ts";
import { turnStore } from "./rooms/sending/turns.ts";
import { unconfirmedStore } from "./rooms/sending/unconfirmed.ts";
import { aboutStore } from "./rooms/support/about.ts";
import { deskStore } from "./rooms/support/desks.ts";
import { intakeStore } from "./rooms/support/intake.ts";
import { rawMailStore } from "./rooms/support/raw-mails.ts";
import { senderTestStore } from "./rooms/support/sender-tests.ts";
import { supportInboxStore } from "./rooms/support/support-inboxes.ts";
import { supportLetterStore } from "./rooms/support/support-letters.ts";
import { supportMailStore } from "./rooms/support/support-mails.ts";
import { ticketEventStore } from "./rooms/support/ticket-events.ts";
import { ticketMessageStore } from "./rooms/support/ticket-messages.ts";
import { ticketMoveStore } from "./rooms/support/ticket-moves.ts";
import { ticketViews } from "./rooms/support/ticket-views.ts";
import { ticketStore } from "./rooms/support/tickets.ts";
import { chatAttemptStore } from "./rooms/workspace/chat-attempts.ts";
import { chatDirectoryStore } from "./rooms/workspace/chat-directory.ts";
import { chatInputStore } from "./rooms/workspace/chat-inputs.ts";
import { chatInstallationStore } from "./rooms/workspace/chat-installations.ts";
import { chatTurnStore } from "./rooms/workspace/chat-turns.ts";
import { clockStore } from "./rooms/workspace/clocks.ts";
import { connectCodeStore } from "./rooms/workspace/connect-codes.ts";
import { historyStore } from "./rooms/workspace/history.ts";
import { jobTroubleStore } from "./rooms/workspace/job-troubles.ts";
import { keptMessageStore } from "./rooms/workspace/kept-messages.ts";
import { memberStore } from "./rooms/workspace/members.ts";
import { outboxStore } from "./rooms/workspace/outbox.ts";
import { sessionStore } from "./rooms/workspace/sessions.ts";
import { sealedStore } from "./sealed-rows.ts";
import { signInStore } from "./sign-in-links.ts";
import { viewsOf } from "./views/views.ts";
import { workspaceRemovalStore } from "./workspace-removals.ts";

/** Rooms above those of the product, by their names: each is made over the database, or over a transaction in it. */
type RoomsAbove = Readonly<Record<string, (db: Db) => object>>;
type Made<A extends RoomsAbove> = { [name in keyof A]: ReturnType<A[name]> };

/**
 * @param workerId - this process, whose presence shows that what it took is in its hands; null: only time frees that
 * @param above - rooms above those of the product, which write in the same transactions
 * @param mails - where large mails of support inboxes lie; null: in the database
 */
export function openStore<A extends RoomsAbove = Record<never, never>>(
  prisma: PrismaClient,
  workerId: string | null = null,
  above: A = {} as A,
  mails: MailFolder | null = null,
): Store<SupportRooms & Made<A>> {
  const all = (db: Db) => ({ ...rooms(db, workerId), ...supportRooms(db, mails), ...made(db, above) });
  return {
    ...all(prisma),
    transaction: (work, withinMs) =>
      prisma.$transaction((tx) => work(all(tx)), withinMs === undefined ? {} : { timeout: withinMs }),
  };
}

/** The type of each room is its maker's, which no compiler sees through the names. */
const made = <A extends RoomsAbove>(db: Db, above: A): Made<A> =>
  Object.fromEntries(Object.entries(above).map(([name, make]) => [name, make(db)])) as Made<A>;

function supportRooms(db: Db, mails: MailFolder | null): Omit<SupportRooms, keyof Rooms> {
  return {
    supportInboxes: supportInboxStore(db),
    senderTests: senderTestStore(db),
    supportMails: supportMailStore(db),
    rawMails: rawMailStore(db, mails),
    tickets: ticketStore(db),
    ticketEvents: ticketEventStore(db),
    ticketMessages: ticketMessageStore(db),
    ticketViews: ticketViews(db),
    desks: deskStore(db),
    ticketMoves: ticketMoveStore(db),
    intake: intakeStore(db),
    supportLetters: supportLetterStore(db),
    about: aboutStore(db),
  };
}

function rooms(db: Db, workerId: string | null): Rooms {
  return {
    mailboxes: mailboxStore(db),
    owners: ownerStore(db),
    failures: failureStore(db),
    connections: connectionStore(db),
    holds: holdStore(db),
    credentials: credentialStore(db),
    campaigns: campaignStore(db),
    leads: leadStore(db),
    heldLeads: heldLeadStore(db),
    stagedLeads: stagedLeadStore(db),
    inbound: inboundStore(db),
    readings: readingStore(db),
    setAside: setAsideStore(db),
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
    chatDirectory: chatDirectoryStore(db),
    chatAttempts: chatAttemptStore(db),
    watches: watchStore(db),
    outbox: outboxStore(db, workerId),
    keptMessages: keptMessageStore(db),
    optOutQuestions: optOutQuestionStore(db),
    history: historyStore(db),
    audit: auditStore(db),
    signIn: signInStore(db),
    sessions: sessionStore(db),
    connectCodes: connectCodeStore(db),
    views: viewsOf(db),
    incidents: incidentStore(db),
    pauses: pauseStore(db),
    incidentMailboxes: incidentMailboxStore(db),
    disconnections: disconnectionStore(db),
    lateReadings: lateReadingStore(db),
    leadWaits: leadWaitStore(db),
    heldNotices: heldNoticeStore(db),
    lostProbes: lostProbeStore(db),
    reconnects: reconnectStore(db, workerId),
    reconnectLinks: reconnectLinkStore(db),
    vouched: vouchedStore(db),
    providerSignIns: providerSignInStore(db),
    chosenServers: chosenServerStore(db),
    limits: limitStore(db),
    resumes: resumeStore(db),
    receipts: receiptStore(db),
    members: memberStore(db),
    fixers: fixerStore(db),
    roles: roleStore(db),
    memberRemovals: memberRemovalStore(db),
    forgetting: forgettingStore(db),
    workspaceRemovals: workspaceRemovalStore(db),
    purges: purgeStore(db),
    mailboxRemovals: mailboxRemovalStore(db),
    foresight: foresightStore(db),
    drills: drillStore(db),
    chatInstallations: chatInstallationStore(db),
    sealed: sealedStore(db),
  };
}
