/** Who looks after an open incident, and when somebody is reminded of it. */
export type Watch = {
  takenBy: { id: string; name: string } | null;
  takenAt: Date | null;
  snoozedUntil: Date | null;
  /** Reminders since somebody last was on it. */
  nudges: number;
  /** null: nobody is reminded any more. */
  nextNudgeAt: Date | null;
  /** When it is looked whether a person has it for themselves; null: somebody has, or is not needed. */
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
  /** @param from - who had it before; null: nobody @returns false when somebody else was quicker */
  take(
    incidentId: string,
    memberId: string,
    from: string | null,
    at: Date,
    nextNudgeAt: Date,
  ): Promise<boolean>;
  /** @returns false when they did not have it */
  letGo(incidentId: string, memberId: string, nextNudgeAt: Date): Promise<boolean>;
  /** Nobody is reminded before then. */
  snooze(incidentId: string, until: Date): Promise<void>;
  /** Open incidents of which somebody is to be reminded now. */
  due(now: Date, limit: number): Promise<string[]>;
  /** Incidents of which it is to be seen now whether a person has them. */
  unreached(now: Date, limit: number): Promise<string[]>;
  /** @param was - the time that was due @param next - null: a person has it @returns false when somebody else did it */
  reached(incidentId: string, was: Date, next: Date | null): Promise<boolean>;
  /** @param was - the time that was due @returns false when somebody else did it, or it changed */
  nudged(
    incidentId: string,
    was: Date,
    next: { nextNudgeAt: Date | null; nudges: number; takeBack: boolean },
  ): Promise<boolean>;
}
