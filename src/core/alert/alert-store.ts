import type { Destination } from "../chat/destination.ts";
import type { KeptMessage } from "../chat/kept-message.ts";

/** The kept messages that are an incident's alert, in channels, for people and by letter. */
export interface AlertStore {
  /** The one alert about this incident in this channel; made when there is none yet. */
  openOrGet(alert: {
    workspaceId: string;
    incidentId: string;
    platform: string;
    channel: string;
    /** The member whose own channel it is; absent where several read it. */
    memberId?: string;
  }): Promise<KeptMessage>;
  /** The members who have the alert in a direct message of a chat, and the place. */
  inPerson(incidentId: string): Promise<{ memberId: string; platform: string; dead: boolean }[]>;
  /** The members who have the alert in a direct message or by letter. `delivered`: there is a message id. */
  told(
    incidentId: string,
  ): Promise<{ memberId: string; platform: string; delivered: boolean; dead: boolean }[]>;
  /**
   * The member whose own channel this is. `begun`: the alert was posted there, may have been, or is owed. null: several read this
   * channel, or nothing is to be posted.
   */
  ownerOf(incidentId: string, place: Destination): Promise<{ memberId: string; begun: boolean } | null>;
  /** The place cannot be reached. */
  dead(incidentId: string, place: Destination, why: string): Promise<void>;
  /** Lets the dead places of a workspace on this platform be tried again. */
  revive(workspaceId: string, platform: string): Promise<void>;
  /** The alert's message in this channel. null: there is none. */
  placeOf(incidentId: string, place: Destination): Promise<string | null>;
  /** @returns false when its thread was begun before */
  beginThread(incidentId: string, place: Destination, at: Date): Promise<boolean>;
  /** The message at this place is gone. @returns whether it was the incident's alert */
  forgetPlace(incidentId: string, platform: string, messageRef: string): Promise<boolean>;
}

/** An incident as the subject of kept messages. */
export const aboutIncident = (incidentId: string) => ({ kind: "incident", id: incidentId }) as const;
