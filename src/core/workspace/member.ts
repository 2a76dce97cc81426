export type Role = "member" | "admin" | "agent";

export type Member = {
  id: string;
  workspaceId: string;
  name: string;
  email: string;
  role: Role;
};

/** The settings of a workspace. */
export type WorkspaceSettings = {
  name: string;
  timeZone: string;
  /** Whether a new password may be typed in a chat, which cannot hide it. */
  secretInChat: boolean;
  /** Whether letters about trouble may leave through a healthy mailbox, where there is neither a chat nor a mail server for them. */
  lettersThroughMailboxes: boolean;
  /** Different leads in a row, refused for text or sender, at which a campaign pauses itself. 1 to 50. */
  brakeRefusals: number;
  /** Per cent of the last first messages; when more bounce or draw a complaint, the campaign pauses itself. 1 to 100. */
  brakeBounces: number;
};

/** The member who looks at a page, and the workspace of the page. */
export type SignedIn = {
  member: Member;
  workspace: WorkspaceSettings & { id: string };
  session: { id: string; signedInAt: Date };
};

/** Why a member may act on a mailbox. */
export type Entitled = Member & {
  as: "owner" | "backup" | "admin";
  /** They say that it is not theirs: others are called before them. */
  disclaims: boolean;
};
