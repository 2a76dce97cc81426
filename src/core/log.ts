/** What a line may carry: ids and counts. No addresses, subjects, bodies or secrets. */
export type Fields = Record<string, string | number | boolean | null>;

/** One line for each thing that happened; the event's name is what an operator searches for. */
export interface Log {
  event(name: string, fields?: Fields): void;
  /** Something that must not happen did: a bug or a broken machine. */
  fault(name: string, error: unknown, fields?: Fields): void;
  child(fields: Fields): Log;
}
