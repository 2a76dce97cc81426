/** Mailboxes of one owner at one host that have not been read for long. */
export type LateReading = {
  id: string;
  workspaceId: string;
  ownerId: string;
  host: string;
  since: Date;
  endedAt: Date | null;
};

export interface LateReadingStore {
  /** Opens it, or says what it names now. @returns its id, where it is new or names something else than before; else null */
  note(late: {
    workspaceId: string;
    ownerId: string;
    host: string;
    since: Date;
    names: string;
  }): Promise<string | null>;
  get(id: string): Promise<LateReading | null>;
  /** The open ones, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** Ends the open ones whose owner and host are not among these. @returns those that ended */
  endOthers(
    still: { workspaceId: string; ownerId: string; host: string }[],
    at: Date,
  ): Promise<{ id: string; workspaceId: string }[]>;
}
