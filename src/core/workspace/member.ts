export type Role = "member" | "admin" | "agent";

export type Member = {
  id: string;
  workspaceId: string;
  name: string;
  email: string;
  role: Role;
};

/** What its members set for a workspace; `slackChannel` null: alerts stay in the web app. */
export type WorkspaceSettings = { name: string; timeZone: string; slackChannel: string | null };

/** Who looks at a page, and the workspace it is about. */
export type SignedIn = { member: Member; workspace: WorkspaceSettings & { id: string } };
