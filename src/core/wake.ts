/**
 * Has a job done. The row is the truth: a job reads it, finds what is due and does that; it may run twice, and a sweep wakes what a
 * lost job forgot.
 *
 * @param kind - what is to be done, as the table of a room names it
 * @param id - of the row that it is about
 * @param at - not before this moment, and whatever else is at work on the row; absent: now, or after what is at work on it
 */
export type Wake = (kind: string, id: string, at?: Date) => Promise<void>;
