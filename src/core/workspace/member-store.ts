import type { SignIn } from "../mailbox/mailbox.ts";
import type { QuietHours } from "../time/quiet-hours.ts";
import type { Member, Role, WorkspaceSettings } from "./member.ts";

/** Why a member may act on a mailbox. */
export type Entitled = Member & {
  as: "owner" | "backup" | "admin";
  /** They say that it is not theirs: others are called before them. */
  disclaims: boolean;
};

export interface MemberStore {
  /** A workspace is never without somebody who may set it up. */
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
  /** Who this is in a chat; null: not seen there yet. */
  chatUser(memberId: string, platform: string): Promise<string | null>;
  /** From now on that is them in the chat, and nobody else of their workspace. */
  linkChatUser(
    member: Pick<Member, "id" | "workspaceId">,
    platform: string,
    user: { userId: string; guest: boolean },
  ): Promise<void>;

  /**
   * Who may reconnect this mailbox: its owner, its backups, then the workspace's admins, each once; last who says that it is not
   * theirs.
   */
  entitled(mailboxId: string): Promise<Entitled[]>;
  /** Mailboxes of a workspace whose address is the one of everybody who may reconnect them: no letter would reach anybody. */
  reachableNowhere(workspaceId: string, take: number): Promise<string[]>;
  /** The same for all mailboxes of an incident that are still lost: the owners, those with the most first. */
  entitledIn(incidentId: string, take: number): Promise<Entitled[]>;
  /** The mailboxes of an incident that are still lost and that this member may reconnect. */
  mayReconnect(
    memberId: string,
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string; signIn: SignIn }[]>;
  /** Those of an incident that are still lost and that this member owns or backs up. */
  inNameOf(
    memberId: string,
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string }[]>;
  /** Whether a mailbox that they own or back up is, or was, lost in this incident. */
  isConcerned(memberId: string, incidentId: string): Promise<boolean>;
  /** Who owns what of an incident is still lost, and whether they say that it is not theirs. */
  ownersOf(
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string; ownerId: string; disclaimed: boolean }[]>;
  /**
   * Healthy mailboxes that may take an incident's leads: those that send in the same campaigns first, then others of this member's,
   * or, for an admin, of the workspace.
   */
  receivers(
    memberId: string,
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string }[]>;
}
