import type { About } from "../chat/about.ts";

/** Where alerts do not arrive: one channel, one member (by their id) in person, or anywhere in the chat. */
export type DeadPlace = { kind: "channel" | "person"; id: string } | { kind: "chat" };

/** What must be said to people, written in the transaction of the change it speaks about. */
export type OutboxMessage =
  /** Post the incident's alert in the workspace's channel, or bring the posted one up to date. */
  | { kind: "show-alert"; incidentId: string }
  /** The same in one more channel. */
  | { kind: "show-alert-in"; incidentId: string; channel: string }
  /** The same for one person who has it for themselves. */
  | { kind: "show-alert-to"; incidentId: string; channel: string }
  /** The same for one person, by letter: when it is found, and when it is over. */
  | { kind: "show-alert-by-letter"; incidentId: string; memberId: string }
  /** Put the receipt into the thread of the incident's alert. */
  | { kind: "show-receipt"; incidentId: string; channel: string }
  /** Post the messages of a rehearsal, or bring them up to date. */
  | { kind: "show-drill"; drillId: string }
  /** Tell how a rehearsal went, in its thread or to who began it. */
  | { kind: "report-drill"; drillId: string; inThread: boolean }
  /** Post the messages about a subject, or bring them up to date. */
  | { kind: "show-notice"; about: About }
  /** Remind one person of an incident that is still open. */
  | { kind: "remind"; incidentId: string; memberId: string }
  /** Tell an admin where alerts do not arrive any more. */
  | { kind: "tell-dead-channel"; memberId: string; place: DeadPlace; why: string }
  /** Tell an owner which of their mailboxes will have to be signed in to again. */
  | { kind: "foretell"; memberId: string }
  /** Bring one message up to date that is not, or no longer, the incident's alert: an old one, a direct one. */
  | { kind: "repaint"; incidentId: string; channel: string; ref: string }
  /** Bring one more message about an incident up to date: a reminder, a request. */
  | { kind: "turn-message"; keptId: string }
  /** Ask the one who can fix it for somebody who cannot, or who hands it over to them. */
  | { kind: "ask-fixer"; incidentId: string; askerId: string; memberId: string; handsOver: boolean }
  /** Send a member a letter with a link to sign in, which is made then. `askedAt`: ISO 8601. */
  | { kind: "send-sign-in-letter"; memberId: string; askedAt: string }
  /** Tell an admin that somebody says that these mailboxes are not theirs. */
  | { kind: "tell-disclaimed"; incidentId: string; memberId: string; byId: string; addresses: string[] };

export type OutboxItem = {
  id: string;
  workspaceId: string;
  message: OutboxMessage;
  revision: number;
  attempts: number;
};

export interface OutboxStore {
  /**
   * Adds a message, or, where one with the same key still waits, raises that one's revision: what is delivered is always
   * rendered from the state of now. @returns the item's id, to be woken after the transaction
   */
  add(workspaceId: string, key: string, message: OutboxMessage, at: Date): Promise<string>;
  /** Takes one due item, until then or until this worker is gone; null: it is done, not due, or in somebody else's hands. */
  claim(id: string, now: Date, until: Date): Promise<OutboxItem | null>;
  /** Done, unless its revision rose meanwhile: then it is due again. @returns whether it is done */
  complete(id: string, revision: number, at: Date): Promise<boolean>;
  /** @param untried - this does not count as an attempt */
  postpone(id: string, until: Date, untried: boolean): Promise<void>;
  giveUp(id: string, reason: string, at: Date): Promise<void>;
  /** Frees what workers that are gone had in hand. @returns the items */
  freeOrphans(): Promise<string[]>;
  /** Due items in nobody's hands. */
  due(now: Date, limit: number): Promise<string[]>;
}
