/**
 * Has a job done. The row is the truth: a job reads it, finds the due work and does it. A job may run twice, and a sweep wakes the
 * work of a lost one.
 *
 * @param kind - the kind of work, as the table of a room names it
 * @param id - of the row that it is about
 * @param at - not before this moment, even if another job works on the row; absent: now, or after the job that works on it
 */
export type Wake = (kind: string, id: string, at?: Date) => Promise<void>;
