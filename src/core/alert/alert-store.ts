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
    /** Whose own channel it is; absent: not one person's. */
    memberId?: string;
  }): Promise<KeptMessage>;
  /** Who has the alert for themselves in a chat, and where. */
  inPerson(incidentId: string): Promise<{ memberId: string; platform: string; dead: boolean }[]>;
  /** Who has it for themselves, in chats and by letter; `delivered`: there is a message id. */
  told(
    incidentId: string,
  ): Promise<{ memberId: string; platform: string; delivered: boolean; dead: boolean }[]>;
  /** Whose own channel this is; `begun`: it stands there, may, or is owed. null: nobody's, or nothing is to stand there. */
  ownerOf(incidentId: string, place: Destination): Promise<{ memberId: string; begun: boolean } | null>;
  /** Nobody can be reached there. */
  dead(incidentId: string, place: Destination, why: string): Promise<void>;
  /** Where nobody of a workspace could be reached, they may be again. */
  revive(workspaceId: string, platform: string): Promise<void>;
  /** Where it stands in this channel; null: nowhere. */
  placeOf(incidentId: string, place: Destination): Promise<string | null>;
  /** @returns false when its thread was begun before */
  beginThread(incidentId: string, place: Destination, at: Date): Promise<boolean>;
  /** The message at this place is gone. @returns whether it was the incident's alert */
  forgetPlace(incidentId: string, platform: string, messageRef: string): Promise<boolean>;
}

/** An incident as the subject of kept messages. */
export const aboutIncident = (incidentId: string) => ({ kind: "incident", id: incidentId }) as const;
