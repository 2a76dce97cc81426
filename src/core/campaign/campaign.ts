import type { Schedule } from "../time/schedule.ts";
import type { SendingWindow } from "../time/sending-window.ts";

/** A campaign's state, with the cause of a pause: a person, a disconnection, or its brake. No reconnect ends a person's pause. */
export type CampaignState =
  | { kind: "draft" }
  | { kind: "running" }
  | {
      kind: "paused";
      by:
        | { kind: "member"; memberId: string }
        | { kind: "disconnection"; disconnectionId: string }
        | { kind: "brake"; brakeId: string };
    }
  | { kind: "finished" };

export type Step = {
  /** 1 is the first message. */
  position: number;
  /** After the step before it was accepted; for the first step, after the lead entered the running campaign. */
  delaySeconds: number;
  /** Liquid. null: "Re:" and the first message's subject; the first step always has one. */
  subject: string | null;
  text: string;
  html: string | null;
};

export type Campaign = {
  id: string;
  workspaceId: string;
  name: string;
  state: CampaignState;
  schedule: Schedule;
  /** Open now or next; rolled on by the sweep. */
  window: SendingWindow;
  steps: Step[];
  /** Without those that left its rotation. */
  mailboxIds: string[];
  /** Whether its leads may be in another campaign at the same time. */
  sharesLeads: boolean;
};
