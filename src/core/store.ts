import type { AlertStore } from "./alert/alert-store.ts";
import type { AuditStore } from "./audit/audit-store.ts";
import type { BrakeStore } from "./brake/brake-store.ts";
import type { CampaignStore } from "./campaign/campaign-store.ts";
import type { ResumeStore } from "./campaign/resume-store.ts";
import type { ChatTurnStore } from "./chat/chat-turn-store.ts";
import type { KeptMessageStore } from "./chat/kept-message-store.ts";
import type { ChatInputStore } from "./chat/once-store.ts";
import type { ClockStore } from "./clock-setback/clock-store.ts";
import type { CredentialStore } from "./credential/credential-store.ts";
import type { HoldStore } from "./disconnection/hold-store.ts";
import type { DrillStore } from "./drill/drill-store.ts";
import type { ForesightStore } from "./foresight/foresight-store.ts";
import type { HeldNoticeStore } from "./held-leads/held-notice-store.ts";
import type { InboundStore } from "./inbound/inbound-store.ts";
import type { ReadingStore } from "./inbound/reading-store.ts";
import type { ChannelStore } from "./incident/channel-store.ts";
import type { FixerStore } from "./incident/fixer-store.ts";
import type { IncidentStore } from "./incident/incident-store.ts";
import type { WatchStore } from "./incident/watch-store.ts";
import type { SlackInstallationStore } from "./installation/installation-store.ts";
import type { JobTroubleStore } from "./job/job-trouble-store.ts";
import type { LateReadingStore } from "./late-reading/late-reading-store.ts";
import type { ForgettingStore } from "./lead/forgetting-store.ts";
import type { LeadStore } from "./lead/lead-store.ts";
import type { SuppressionStore } from "./lead/suppression-store.ts";
import type { LeadWaitStore } from "./lead-wait/lead-wait-store.ts";
import type { LimitStore } from "./limit/limit-store.ts";
import type { ChosenServerStore } from "./mailbox/chosen-server-store.ts";
import type { MailboxStore } from "./mailbox/mailbox-store.ts";
import type { OptOutQuestionStore } from "./opt-out-question/opt-out-question-store.ts";
import type { OutboxStore } from "./outbox/outbox-store.ts";
import type { TurnStore } from "./pace/turn-store.ts";
import type { ProviderSignInStore } from "./provider-sign-in/provider-sign-in-store.ts";
import type { ReceiptStore } from "./receipt/receipt-store.ts";
import type { ReconnectStore } from "./reconnect/reconnect-store.ts";
import type { LookStore } from "./recovery/look-store.ts";
import type { MailboxRemovalStore } from "./removal/mailbox-removal-store.ts";
import type { MemberRemovalStore } from "./removal/member-removal-store.ts";
import type { PurgeStore } from "./removal/purge-store.ts";
import type { WorkspaceRemovalStore } from "./removal/workspace-removal-store.ts";
import type { SealedStore } from "./sealing/sealed-store.ts";
import type { DoubtStore } from "./sending/doubt-store.ts";
import type { SendStore } from "./sending/send-store.ts";
import type { SessionStore } from "./sign-in/session-store.ts";
import type { SignInStore } from "./sign-in/sign-in-store.ts";
import type { UnconfirmedStore } from "./unconfirmed/unconfirmed-store.ts";
import type { Views } from "./views.ts";
import type { VouchedStore } from "./vouched/vouched-store.ts";
import type { HistoryStore } from "./workspace/history-store.ts";
import type { MemberStore } from "./workspace/member-store.ts";
import type { RoleStore } from "./workspace/role-store.ts";

/** The database in the words of the domain, a room for each concept. Every write in it is a guarded update. */
export type Rooms = {
  mailboxes: MailboxStore;
  holds: HoldStore;
  credentials: CredentialStore;
  campaigns: CampaignStore;
  leads: LeadStore;
  inbound: InboundStore;
  readings: ReadingStore;
  lateReadings: LateReadingStore;
  leadWaits: LeadWaitStore;
  heldNotices: HeldNoticeStore;
  jobTroubles: JobTroubleStore;
  suppressions: SuppressionStore;
  sends: SendStore;
  turns: TurnStore;
  clocks: ClockStore;
  brakes: BrakeStore;
  doubts: DoubtStore;
  unconfirmed: UnconfirmedStore;
  alerts: AlertStore;
  channels: ChannelStore;
  chatInputs: ChatInputStore;
  chatTurns: ChatTurnStore;
  watches: WatchStore;
  outbox: OutboxStore;
  keptMessages: KeptMessageStore;
  optOutQuestions: OptOutQuestionStore;
  history: HistoryStore;
  audit: AuditStore;
  signIn: SignInStore;
  sessions: SessionStore;
  views: Views;
  incidents: IncidentStore;
  looks: LookStore;
  reconnects: ReconnectStore;
  vouched: VouchedStore;
  providerSignIns: ProviderSignInStore;
  chosenServers: ChosenServerStore;
  limits: LimitStore;
  resumes: ResumeStore;
  receipts: ReceiptStore;
  members: MemberStore;
  fixers: FixerStore;
  roles: RoleStore;
  memberRemovals: MemberRemovalStore;
  forgetting: ForgettingStore;
  workspaceRemovals: WorkspaceRemovalStore;
  purges: PurgeStore;
  mailboxRemovals: MailboxRemovalStore;
  foresight: ForesightStore;
  drills: DrillStore;
  slackInstallations: SlackInstallationStore;
  sealed: SealedStore;
};

/** The rooms, and transactions over them. A room above core adds its own: `Store<Rooms & { tickets: TicketStore }>`. */
export type Store<R extends Rooms = Rooms> = R & {
  /**
   * All of `work` or nothing of it. What is woken or shown is woken or shown after it, never inside: `commit` does that.
   *
   * @param withinMs - longer than that it may not take; a minute unless said otherwise
   */
  transaction<T>(work: (tx: R) => Promise<T>, withinMs?: number): Promise<T>;
};
