import type { Member, Role, WorkspaceSettings } from "./member.ts";

/** Why a member may act on a mailbox. */
export type Entitled = Member & { as: "owner" | "backup" | "admin" };

export interface MemberStore {
  /** A workspace is never without somebody who may set it up. */
  createWorkspace(
    workspace: { name: string; timeZone: string; admin: { name: string; email: string } },
    at: Date,
  ): Promise<{ workspaceId: string; memberId: string }>;
  workspace(id: string): Promise<(WorkspaceSettings & { id: string }) | null>;
  /** The oldest workspace there is; null: none was made yet. */
  firstWorkspace(): Promise<(WorkspaceSettings & { id: string }) | null>;

  /** @returns null when the workspace has a member with this address already */
  add(
    workspaceId: string,
    member: { name: string; email: string; role: Role },
    at: Date,
  ): Promise<string | null>;
  get(id: string): Promise<Member | null>;
  list(workspaceId: string): Promise<Member[]>;

  /** Who may reconnect this mailbox: its owner, its backups, then the workspace's admins, each once. */
  entitled(mailboxId: string): Promise<Entitled[]>;
}
