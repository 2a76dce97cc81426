import type { Watch } from "./watch-store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After this time without an action on a new alert, a member is reminded. */
export const FIRST_NUDGE_MS = 30 * MINUTE;
/** The member on it is asked after this time. After the same time again, any member may take it. */
export const TAKEN_NUDGE_MS = HOUR;
/** Proving, reading and settling go on by themselves. The incident is checked again after this. */
const RECONNECTING_MS = 10 * MINUTE;

/** `fixers`: the owner and the backups. `everyone`: the workspace's admins too. */
export type Nudge =
  | { kind: "nobody"; next: Date | null }
  | { kind: "remind"; whom: "taker" | "fixers" | "everyone"; next: Date; takeBack: boolean };

export type NudgeFacts = {
  watch: Watch;
  ended: boolean;
  /** A proven credential is on its way for everything that is lost. */
  reconnecting: boolean;
};

/** Decides who is reminded of an incident now, and when to check it again. More and more people are reminded, at most daily. */
export function nextNudge({ watch, ended, reconnecting }: NudgeFacts, now: Date): Nudge {
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (ended) return { kind: "nobody", next: null };
  if (reconnecting) return { kind: "nobody", next: after(RECONNECTING_MS) };
  if (watch.snoozedUntil !== null && watch.snoozedUntil > now) {
    return { kind: "nobody", next: watch.snoozedUntil };
  }
  if (watch.takenBy !== null) {
    return watch.nudges === 0
      ? { kind: "remind", whom: "taker", next: after(TAKEN_NUDGE_MS), takeBack: false }
      : { kind: "remind", whom: "everyone", next: after(2 * HOUR), takeBack: true };
  }
  switch (watch.nudges) {
    case 0:
      return { kind: "remind", whom: "fixers", next: after(HOUR), takeBack: false };
    case 1:
      return { kind: "remind", whom: "everyone", next: after(4 * HOUR), takeBack: false };
    default:
      return { kind: "remind", whom: "everyone", next: after(24 * HOUR), takeBack: false };
  }
}

/** A person must have the alert in a direct message within this time, or else by letter. */
export const REACH_MS = 5 * MINUTE;
