import type { NextStep } from "../../words/outcome.ts";
import { outcome } from "../../words/outcome.ts";

/** The campaign that a result is about. */
export type OfCampaign = { name: string };

export const quoted = (name: string): string => `“${name}”`;

export const noSuchCampaign = (_result: unknown, { name }: OfCampaign) =>
  outcome("The campaign is gone", `${quoted(name)} was removed a moment ago.`);

/** Of many mailboxes the first few can be reconnected from here. */
const MOST_OFFERED = 3;

export const reconnectAny = (addresses: readonly string[]): NextStep[] =>
  addresses.slice(0, MOST_OFFERED).map((address) => ({ kind: "reconnect-mailbox", address }));

/** "once sales@ours.test is reconnected": one of several is enough. */
export const onceReconnected = (addresses: readonly string[]): string =>
  addresses.length === 1
    ? `once ${addresses[0]} is reconnected`
    : `once one of its ${addresses.length} mailboxes is reconnected`;
