/**
 * A message to people, written in the transaction of the change it is about. Its kind names its handler. The other fields belong to
 * that handler, as JSON. A room's own type lists its kinds.
 */
export type OutboxMessage = { kind: string };

export type OutboxItem = {
  id: string;
  workspaceId: string;
  message: OutboxMessage;
  revision: number;
  attempts: number;
};

export interface OutboxStore {
  /**
   * Adds a message, or raises the revision of a waiting one with the same key, since a delivery always shows the present state.
   * @returns the item's id, to be woken after the transaction
   */
  add<M extends OutboxMessage>(workspaceId: string, key: string, message: M, at: Date): Promise<string>;
  /** Claims one due item, until then or until this worker is gone. null: it is done, not due, or claimed by another worker. */
  claim(id: string, now: Date, until: Date): Promise<OutboxItem | null>;
  /** Completes it, unless its revision rose: then it is due again. @returns whether it is done */
  complete(id: string, revision: number, at: Date): Promise<boolean>;
  /** @param untried - this does not count as an attempt */
  postpone(id: string, until: Date, untried: boolean): Promise<void>;
  giveUp(id: string, reason: string, at: Date): Promise<void>;
  /** Frees what workers that are gone had in hand. @returns the items */
  freeOrphans(): Promise<string[]>;
  /** Due items that no worker has claimed. */
  due(now: Date, limit: number): Promise<string[]>;
}
