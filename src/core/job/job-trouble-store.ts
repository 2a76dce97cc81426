/** Work of our own that throws time after time. */
export type JobTrouble = {
  id: string;
  /** Kind of the job, or the name of a piece of the sweep. */
  kind: string;
  /** The row that it is about; empty: it is about none. */
  subject: string;
  since: Date;
  lastAt: Date;
  /** Throws in a row. */
  count: number;
  /** The last error. */
  message: string;
  endedAt: Date | null;
};

export type Job = Pick<JobTrouble, "kind" | "subject">;

export interface JobTroubleStore {
  /** It threw again. */
  threw(job: Job, message: string, at: Date): Promise<JobTrouble>;
  /** It works again. @returns the trouble that ended with that; null: there was none */
  worked(job: Job, at: Date): Promise<JobTrouble | null>;
  get(id: string): Promise<JobTrouble | null>;
  /** The open ones with at least `least` failures, the oldest first. */
  open(least: number, limit: number): Promise<JobTrouble[]>;
  forget(before: Date): Promise<void>;
}
