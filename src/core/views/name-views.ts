/** The names that people know the ids of a history by. */
export interface NameViews {
  ofMembers(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  /** The leads' addresses, by enrolment id. */
  ofLeads(enrolmentIds: string[]): Promise<ReadonlyMap<string, string>>;
}
