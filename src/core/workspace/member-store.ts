import type { QuietHours } from "../time/quiet-hours.ts";
import type { Member, Role, WorkspaceSettings } from "./member.ts";

export interface MemberStore {
  /** A workspace always has an admin. */
  createWorkspace(
    workspace: { name: string; timeZone: string; admin: { name: string; email: string } },
    at: Date,
  ): Promise<{ workspaceId: string; memberId: string }>;
  workspace(id: string): Promise<(WorkspaceSettings & { id: string }) | null>;
  /** All of them, the oldest first. */
  workspaces(): Promise<(WorkspaceSettings & { id: string })[]>;
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

  /** With the time zone whose clocks they go by; null: they have none. */
  quietHours(memberId: string): Promise<{ hours: QuietHours; timeZone: string } | null>;
  saveQuietHours(memberId: string, hours: QuietHours | null): Promise<void>;

  /** The members who are this person in a chat, in every workspace, the oldest first. `guest`: they are only that there. */
  byChatUser(platform: string, userId: string): Promise<(Member & { guest: boolean })[]>;
  /** The members with this address, in every workspace, the oldest first. */
  everywhere(email: string): Promise<Member[]>;
  /** This member's user in each chat in which they were seen. `actedAt`: their last action there. null: unknown. */
  chatUsers(memberId: string): Promise<{ platform: string; userId: string; actedAt: Date | null }[]>;
  /** They did something there. */
  acted(memberId: string, platform: string, at: Date): Promise<void>;
  /** Makes this the member's user in the chat, and no other member's of their workspace. */
  linkChatUser(
    member: Pick<Member, "id" | "workspaceId">,
    platform: string,
    user: { userId: string; guest: boolean },
  ): Promise<void>;
}
