/** What people call the ids of a history. */
export interface NameViews {
  ofMembers(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  /** Whose enrolments these are, by enrolment id. */
  ofLeads(enrolmentIds: string[]): Promise<ReadonlyMap<string, string>>;
}
