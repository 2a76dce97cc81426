import { EventEmitter } from "node:events";
import type { Change, Live } from "../core/live.ts";
import type { Signals } from "./db/signals.ts";

/**
 * Changes of a kind are gathered for this long after one was told. A page with ten updates a second looks live. A busy campaign
 * makes progress a thousand times a second, and each message costs every process of the product.
 */
const GATHER_MS: Record<Change["kind"], number> = { anything: 100, progress: 1_000 };

/**
 * Live updates: the first change of a kind is told at once, those that follow closely are told as one.
 *
 * @param signals - carries them to the other processes on the same database; null: there are none
 */
export function openLive(signals: Signals | null = null): Live {
  const listeners = new EventEmitter().setMaxListeners(0);
  /** Kinds and workspaces with a recent message, and the change since then. */
  const resting = new Map<string, { meanwhile: Change | null }>();
  signals?.listen(({ workspaceId, change }) => listeners.emit(workspaceId, change));

  const tell = (workspaceId: string, change: Change) => {
    listeners.emit(workspaceId, change);
    signals?.send({ workspaceId, change });
    const rest = { meanwhile: null as Change | null };
    const key = keyOf(workspaceId, change);
    resting.set(key, rest);
    const wakeUp = () => {
      resting.delete(key);
      if (rest.meanwhile) tell(workspaceId, rest.meanwhile);
    };
    setTimeout(wakeUp, GATHER_MS[change.kind]).unref();
  };

  return {
    changed(workspaceId, change = { kind: "anything" }) {
      const rest = resting.get(keyOf(workspaceId, change));
      if (rest) rest.meanwhile = both(rest.meanwhile, change);
      else tell(workspaceId, change);
    },
    listen(workspaceId, onChange) {
      // A wrapper of its own, so that who listens twice is told twice and stops once.
      const listener = (change: Change) => onChange(change);
      listeners.on(workspaceId, listener);
      return () => void listeners.off(workspaceId, listener);
    },
  };
}

const keyOf = (workspaceId: string, { kind }: Change) => `${kind} ${workspaceId}`;

/** More of them in one breath are as good as anything. */
const MOST_CAMPAIGNS = 50;

function both(one: Change | null, other: Change): Change {
  if (one === null) return other;
  if (one.kind === "anything" || other.kind === "anything") return { kind: "anything" };
  const campaignIds = [...new Set([...one.campaignIds, ...other.campaignIds])];
  return campaignIds.length > MOST_CAMPAIGNS ? { kind: "anything" } : { kind: "progress", campaignIds };
}
