import type { AlertChannel, Destination } from "../chat/destination.ts";

/** The channels that alerts go to: of a workspace one on each platform, and of a campaign. */
export interface ChannelStore {
  /** In a transaction: no other process chooses this channel before we commit. */
  lock(place: Destination): Promise<void>;
  /** Whether alerts of another workspace go there: several may share one chat. */
  isOfAnother(workspaceId: string, place: Destination): Promise<boolean>;
  /** Whether alerts of the workspace, or of a campaign of it, go there. */
  isChosen(workspaceId: string, place: Destination): Promise<boolean>;
  ofWorkspace(workspaceId: string): Promise<AlertChannel[]>;
  ofCampaign(campaignId: string): Promise<AlertChannel[]>;
  /** The name that people know a channel of the workspace by. null: none was given. */
  nameOf(workspaceId: string, place: Destination): Promise<string | null>;
  /** The chosen channels whose name was not asked for since then, the longest ago first. */
  toName(askedBefore: Date, limit: number): Promise<string[]>;
  /** From now on its name was asked for. @returns null where it was asked for since `askedBefore`, or is no longer chosen */
  beginNaming(
    id: string,
    askedBefore: Date,
    now: Date,
  ): Promise<(AlertChannel & { workspaceId: string }) | null>;
  rename(id: string, name: string): Promise<void>;
  /** The own channels of each campaign that an incident holds or held up. */
  ofIncident(incidentId: string): Promise<Destination[][]>;
  /** The own channels of each running campaign that sends through a mailbox. */
  ofMailbox(mailboxId: string): Promise<Destination[][]>;
  /**
   * From now on its alerts go there on this platform.
   *
   * @param campaignId - null: the workspace's @param chosen - null: to no channel of its own
   * @returns false when the workspace has no such campaign
   */
  choose(
    whose: { workspaceId: string; campaignId: string | null },
    platform: string,
    chosen: Pick<AlertChannel, "channel" | "name"> | null,
  ): Promise<boolean>;
  /** No alert of the workspace, or of a campaign of it, goes to a channel of this group any more. */
  leaveGroup(workspaceId: string, group: { platform: string; groupId: string }): Promise<void>;
}
