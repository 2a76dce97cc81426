export type PostedAlert = { id: string; messageRef: string | null; shown: string | null };

export interface AlertStore {
  /** The one message about this incident in this channel; made when there is none yet. */
  openOrGet(alert: {
    workspaceId: string;
    incidentId: string;
    platform: string;
    channel: string;
  }): Promise<PostedAlert>;
  /** Delivered: the platform returned a place. `shown` is the digest of what it shows now. */
  posted(id: string, messageRef: string, shown: string, at: Date): Promise<void>;
  /** The message is gone there. */
  forget(id: string): Promise<void>;
  /** Whether the incident's alert stands at this place. */
  isPlaceOf(incidentId: string, platform: string, messageRef: string): Promise<boolean>;
  /** The message at this place is gone. @returns whether it was the incident's alert */
  forgetPlace(incidentId: string, platform: string, messageRef: string): Promise<boolean>;
}
