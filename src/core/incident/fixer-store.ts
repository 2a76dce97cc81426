import type { SignIn } from "../mailbox/mailbox.ts";
import type { Entitled } from "../workspace/member.ts";

/** The people who may put a mailbox right, and those who are asked to. */
export interface FixerStore {
  /**
   * The people who may reconnect this mailbox: its owner, its backups, then the workspace's admins, each once. Those who disclaim
   * it come last.
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
  /** The owners of an incident's lost mailboxes, and whether they disclaim them. */
  ownersOf(
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string; ownerId: string; disclaimed: boolean }[]>;
  /**
   * Healthy mailboxes that may take an incident's leads. Those of the same campaigns come first, then others of this member's, or,
   * for an admin, of the workspace.
   */
  receivers(
    memberId: string,
    incidentId: string,
    take: number,
  ): Promise<{ mailboxId: string; address: string }[]>;
}
