/**
 * What must be said to people, written in the transaction of the change it speaks about. Its kind names its handler; the rest is that
 * handler's, as JSON. A room's own type says which kinds it has.
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
   * Adds a message, or, where one with the same key still waits, raises that one's revision: what is delivered is always
   * rendered from the state of now. @returns the item's id, to be woken after the transaction
   */
  add<M extends OutboxMessage>(workspaceId: string, key: string, message: M, at: Date): Promise<string>;
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
