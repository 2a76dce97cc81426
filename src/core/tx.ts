import type { AuditEvent } from "./audit/audit-event.ts";
import type { OutboxMessage } from "./outbox/outbox-store.ts";
import type { Rooms } from "./store.ts";
import type { Wake } from "./wake.ts";

/** The rooms within a transaction, and what is asked for there: it happens once the transaction has committed, or not at all. */
export type Tx<R extends Rooms = Rooms> = R & {
  /** Adds a message to the outbox, as `OutboxStore.add` does, and has it delivered. */
  say<M extends OutboxMessage>(workspaceId: string, key: string, message: M, at: Date): Promise<void>;
  wake(...wake: Parameters<Wake>): void;
  /** Tells the audit log. The row is written with the transaction, and a `security.*` log line follows. */
  note(event: AuditEvent): void;
};
