import type { Cause } from "./diagnosis/cause.ts";
import type { Leg } from "./diagnosis/verdict.ts";
import type { Trouble, TroubleKind } from "./trouble/trouble.ts";

/** The fields of a line: ids and counts. No addresses, subjects, bodies or secrets. */
export type Fields = Record<string, string | number | boolean | null>;

/**
 * Each event that the log tells of, with its fields. A name is dotted: the subject, then what happened to it. A room above core adds
 * its own beside the code that writes them: `declare module "…/core/log.ts" { interface LogEvents { "ticket.opened": { … } } }`.
 */
export interface LogEvents {
  "alert.nobody-in-person": { incidentId: string };
  "alert.nobody-reached": { incidentId: string };
  "campaign.braked": { campaignId: string; mailboxId: string };
  "chat.installed": { workspaceId: string; platform: string; tenantId: string };
  "chat.not-installed": { workspaceId: string; platform: string; why: string };
  "chat.removed": { platform: string; tenantId: string };
  /** A person who did something in a chat got no answer there. */
  "chat.untold": { platform: string; why: string };
  "clock.went-back": { seconds: number };
  "command.called": { command: string };
  "health.trouble": Trouble;
  "health.well-again": { after: TroubleKind };
  "hosts.answered": { hosts: number; mailboxes: number };
  "hosts.down": { host: string; cause: Cause; mailboxes: number };
  "lead.opted-out": { enrolmentId: string | null };
  "inbox.environment": { outcome: string; why?: string };
  "mailbox.added": { mailboxId: string; provider: string };
  "mailbox.came-back": { mailboxId: string; incidentId: string };
  "mailbox.cause-changed": { mailboxId: string; cause: Cause };
  "mailbox.disconnected": { mailboxId: string; incidentId: string; cause: Cause; paused: number };
  "mailbox.failed": { mailboxId: string; leg: Leg; probe: boolean; cause: Cause; verdict: string };
  "mailbox.received": {
    mailboxId: string;
    replies: number;
    bounces: number;
    optOuts: number;
    postponed: number;
  };
  "mailbox.reconnected": { mailboxId: string; resumed: number; everyLeadAccountedFor: boolean };
  "outbox.gave-up": { id: string; why: string };
  "reconnect.failed": { mailboxId: string; reconnectId: string; cause: Cause };
  "reconnect.proven": { mailboxId: string; reconnectId: string };
  /** Rows that were kept for long enough, by the kind of row. */
  "raw-mails.purged": { mails: number };
  "raw-mails.swept": { files: number };
  "rows.purged": Record<string, number>;
  "sandbox.started": { smtpPort: number; imapPort: number };
  /** A request that came as a chat's, without its signature. */
  "security.chat-request-refused": { surface: string };
  "set-up.lacks": { lacks: string };
  "suppression.added": { workspaceId: string; memberId: string; addresses: number };
  "suppression.lifted": { workspaceId: string; memberId: string };
}

/** Each fault that the log tells of. A room above core adds its own as it adds events. */
export interface LogFaults {
  "chat.failed": Fields;
  "chat.not-connected": Fields;
  "chat.not-done": Fields;
  "command.failed": Fields;
  "grant.not-opened": Fields;
  "health.not-watched": Fields;
  "hosts.not-followed": Fields;
  "job.failed": Fields;
  "inbox.not-connected": Fields;
  "inbox.watch-failed": Fields;
  "job.trouble-not-kept": Fields;
  "live-progress.failed": Fields;
  "live-stream.failed": Fields;
  "mail.not-applied": Fields;
  "page.failed": Fields;
  "queue.broken": Fields;
  "runner.transmit-failed": Fields;
  "runner.turn-failed": Fields;
  "sandbox.answer-failed": Fields;
  "sandbox.leads-failed": Fields;
  "sealed.unreadable": Fields;
  "sweep.failed": Fields;
  "unconfirmed.not-decided": Fields;
}

export type LogEvent = keyof LogEvents;
export type LogFault = keyof LogFaults;

/** One line for each thing that happened; the event's name is what an operator searches for. */
export interface Log {
  event<Name extends LogEvent>(name: Name, fields: LogEvents[Name]): void;
  /** Something that must not happen did: a bug or a broken machine. */
  fault<Name extends LogFault>(name: Name, error: unknown, fields?: LogFaults[Name]): void;
  child(fields: Fields): Log;
}
