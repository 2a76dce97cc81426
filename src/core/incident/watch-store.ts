/** The member on an open incident, and the time of the next reminder. */
export type Watch = {
  takenBy: { id: string; name: string } | null;
  takenAt: Date | null;
  snoozedUntil: Date | null;
  /** Reminders since a member was last on it. */
  nudges: number;
  /** null: there are no more reminders. */
  nextNudgeAt: Date | null;
  /** The time to check whether a person has it in a direct message. null: a person has, or none is needed. */
  reachAt: Date | null;
};

export interface WatchStore {
  /** Begins it, unless it has begun. */
  open(
    workspaceId: string,
    incidentId: string,
    watch: { nextNudgeAt: Date; reachAt: Date | null },
  ): Promise<void>;
  get(incidentId: string): Promise<Watch | null>;
  /** @param from - the member who had it; null: none @returns false when another member was quicker */
  take(
    incidentId: string,
    memberId: string,
    from: string | null,
    at: Date,
    nextNudgeAt: Date,
  ): Promise<boolean>;
  /** @returns false when they did not have it */
  letGo(incidentId: string, memberId: string, nextNudgeAt: Date): Promise<boolean>;
  /** There is no reminder before then. */
  snooze(incidentId: string, until: Date): Promise<void>;
  /** Open incidents with a due reminder. */
  due(now: Date, limit: number): Promise<string[]>;
  /** Incidents of which it is to be seen now whether a person has them. */
  unreached(now: Date, limit: number): Promise<string[]>;
  /** @param was - the time that was due @param next - null: a person has it @returns false when another process did it */
  reached(incidentId: string, was: Date, next: Date | null): Promise<boolean>;
  /** @param was - the time that was due @returns false when another process did it, or it changed */
  nudged(
    incidentId: string,
    was: Date,
    next: { nextNudgeAt: Date | null; nudges: number; takeBack: boolean },
  ): Promise<boolean>;
}
