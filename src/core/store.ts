import type { SendStore } from "./campaign/send-store.ts";
import type { MailboxStore } from "./mailbox/mailbox-store.ts";
import type { OutboxStore } from "./outbox/outbox-store.ts";
import type { HistoryStore } from "./workspace/history-store.ts";

/** The database in the words of the domain, a room for each concept. Every write in it is a guarded update. */
export type Rooms = {
  mailboxes: MailboxStore;
  sends: SendStore;
  outbox: OutboxStore;
  history: HistoryStore;
};

export interface Store extends Rooms {
  /** All of `work` or nothing of it. What is woken or shown is woken or shown after it, never inside. */
  transaction<T>(work: (tx: Rooms) => Promise<T>): Promise<T>;
}
