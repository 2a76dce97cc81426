/** `total` null: not known yet. */
export type Progress = { done: number; total: number | null; what: string };

/** Where a command answers. */
export type Out = {
  /** One JSON line on standard output. On a terminal `words` take its place, where given. */
  line(value: unknown, words?: string): void;
  /** For people: standard error. */
  say(text: string): void;
  progress(at: Progress): void;
  /** A secret from the caller, read only now. @returns null when there is none; the message has been printed */
  secret(question: string): Promise<string | null>;
  /** Aborted when the caller has gone, so that long work stops. */
  gone: AbortSignal;
};
