import { type ForeseenEnd, foreseeEnd } from "./foresee-end.ts";
import type { Granted } from "./foresight-store.ts";

export type EndsSoon = Pick<Granted, "mailboxId" | "address" | "provider" | "ownerId"> & ForeseenEnd;

/** Those whose permission ends before the horizon, the first to end first. */
export function endsSoon(granted: readonly Granted[], now: Date, horizon: Date): EndsSoon[] {
  return granted
    .flatMap(({ mailboxId, address, provider, ownerId, ...life }) => {
      const end = foreseeEnd(life);
      return end && end.at > now && end.at <= horizon
        ? [{ mailboxId, address, provider, ownerId, ...end }]
        : [];
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.address.localeCompare(b.address));
}
