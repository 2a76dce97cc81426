/** A rehearsal of a lost mailbox: the real people, the real path, and a stand-in for the provider. */
export type Drill = {
  id: string;
  workspaceId: string;
  mailboxId: string;
  startedById: string;
  startedAt: Date;
  takenById: string | null;
  takenAt: Date | null;
  /** The time when a member opened the stand-in's page. */
  openedAt: Date | null;
  endedAt: Date | null;
  /** null once it has ended: no member did it in time. */
  endedById: string | null;
};

export interface DrillStore {
  /** @returns null when one of this mailbox is under way */
  start(drill: {
    workspaceId: string;
    mailboxId: string;
    startedById: string;
    startedAt: Date;
  }): Promise<string | null>;
  get(id: string): Promise<Drill | null>;
  /** @returns false when another member did before, or it is over */
  take(id: string, memberId: string, at: Date): Promise<boolean>;
  /** @returns false when it was opened before, or it is over */
  open(id: string, at: Date): Promise<boolean>;
  /** @returns false when it was over */
  end(id: string, memberId: string | null, at: Date): Promise<boolean>;
  /** Those under way that began before. */
  overdue(before: Date, limit: number): Promise<string[]>;
}

/** A rehearsal as the subject of kept messages. */
export const aboutDrill = (id: string) => ({ kind: "drill", id }) as const;
