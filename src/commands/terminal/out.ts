/** `total` null: not known yet. */
export type Progress = { done: number; total: number | null; what: string };

/** Where a command answers. */
export type Out = {
  /** One JSON line on standard output; on a terminal `words` stand in its place, where given. */
  line(value: unknown, words?: string): void;
  /** For people: standard error. */
  say(text: string): void;
  progress(at: Progress): void;
  /** A secret from whoever asked, read only now. @returns null when there is none; then it has been said */
  secret(question: string): Promise<string | null>;
  /** Aborted when whoever asked has gone: long work stops then. */
  gone: AbortSignal;
};
