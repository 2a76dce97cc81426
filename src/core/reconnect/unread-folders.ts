import type { ReconnectProgress } from "./reconnect-store.ts";

/** A reconnect waits this long for an unreadable folder, before a person is asked to let it go on without. */
const WAIT_MS = 15 * 60_000;
/** The question is open this long. */
const ASK_MS = 24 * 60 * 60_000;
const RETRY_MS = 15_000;
/** While a person is asked. */
const SLOW_RETRY_MS = 60_000;

export type FolderWait =
  | { kind: "waits"; again: Date }
  /** A person may let it go on without them. */
  | { kind: "asks"; again: Date }
  /** There was no answer for a day. */
  | { kind: "gives-up" };

/** The next step of a reconnect with unreadable folders. null: it can read all. */
export function waitForFolders({ unread }: Pick<ReconnectProgress, "unread">, now: Date): FolderWait | null {
  if (unread === undefined) return null;
  const waitedMs = now.getTime() - new Date(unread.since).getTime();
  if (waitedMs >= ASK_MS) return { kind: "gives-up" };
  return waitedMs >= WAIT_MS
    ? { kind: "asks", again: new Date(now.getTime() + SLOW_RETRY_MS) }
    : { kind: "waits", again: new Date(now.getTime() + RETRY_MS) };
}
