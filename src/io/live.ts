import { EventEmitter } from "node:events";
import type { Live } from "../core/live.ts";

/** A page that is told ten times a second looks live; a campaign in full flight changes a thousand times. */
const TELL_EVERY_MS = 100;

/** Live updates within one process: the first change is told at once, those that follow closely are told as one. */
export function openLive(): Live {
  const listeners = new EventEmitter().setMaxListeners(0);
  const resting = new Map<string, { again: boolean }>();

  const tell = (workspaceId: string) => {
    listeners.emit(workspaceId);
    const rest = { again: false };
    resting.set(workspaceId, rest);
    const wakeUp = () => {
      resting.delete(workspaceId);
      if (rest.again) tell(workspaceId);
    };
    setTimeout(wakeUp, TELL_EVERY_MS).unref();
  };

  return {
    changed(workspaceId) {
      const rest = resting.get(workspaceId);
      if (rest) rest.again = true;
      else tell(workspaceId);
    },
    listen(workspaceId, onChange) {
      // A wrapper of its own, so that who listens twice is told twice and stops once.
      const listener = () => onChange();
      listeners.on(workspaceId, listener);
      return () => void listeners.off(workspaceId, listener);
    },
  };
}
