import { randomUUID } from "node:crypto";
import type { Context } from "../../core/context.ts";
import type { Change } from "../../core/live.ts";
import { progressPieces } from "./progress-pieces.ts";

/**
 * A message to the open pages of a workspace, as an event of the stream, written once for all of them. Its data is JSON:
 *
 * - `version` names the state that a page shows if it reads the data from then on: `<process>.<number>`, and the number grows. A
 * page from another process, or with a smaller number, may be out of date.
 * - `now`: the server's time in ms.
 * - of `progress`: `pieces`, the parts of pages that it changed, by the id of their element. They bring a page that is as new as
 * `since` to `version`, without fetching it. `again`: in how many ms a page fetches its other parts.
 */
export type FeedMessage = { event: Event; bytes: Uint8Array };
type Event = "hello" | "changed" | "progress" | "here";

export type ChangeFeed = {
  version(workspaceId: string): string;
  /** Says that nothing changed, and the version. */
  unchanged(event: "hello" | "here", workspaceId: string): FeedMessage;
  /** @returns how to stop following */
  follow(workspace: Followed, onMessage: (message: FeedMessage) => void): () => void;
};

export type Followed = { id: string; timeZone: string };

/** A busy campaign changes many times a second, which is faster than people read. */
const CHANGES_EVERY_MS = 500;
/**
 * The interval at which progress is published, and at which pages fetch their other parts, for each follower. More followers make
 * it longer. So their total cost stays a fraction of the cost of sending.
 */
const PROGRESS_EVERY_MS = { each: 750, most: 15_000 };
const FETCH_EVERY_MS = { each: 15_000, most: 5 * 60_000 };

/** One for each server. A workspace's messages are made once, however many pages follow it. */
export function openChangeFeed(ctx: Context): ChangeFeed {
  const feeds = new Map<string, ReturnType<typeof newWorkspaceFeed>>();
  const process = randomUUID();
  const feedOf = (id: string) => {
    const feed = feeds.get(id) ?? newWorkspaceFeed(ctx, id, process);
    feeds.set(id, feed);
    return feed;
  };
  return {
    version: (workspaceId) => feedOf(workspaceId).version(),
    unchanged: (event, workspaceId) => feedOf(workspaceId).unchanged(event),
    follow: (workspace, onMessage) => feedOf(workspace.id).follow(workspace, onMessage),
  };
}

function newWorkspaceFeed(ctx: Context, workspaceId: string, process: string) {
  const followers = new Set<(message: FeedMessage) => void>();
  let number = 0;
  /** The changes since the last message. */
  let pending: Change[] = [];
  let published = 0;
  let publishedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let publishing = false;
  let timeZone = "UTC";

  const named = (version: number) => `${process}.${version}`;
  const message = (event: Event, number: number, more: object = {}): FeedMessage => {
    const data = JSON.stringify({ version: named(number), now: ctx.clock.now().getTime(), ...more });
    return { event, bytes: Buffer.from(`event: ${event}\ndata: ${data}\n\n`) };
  };

  ctx.live.listen(workspaceId, (change) => {
    number += 1;
    if (followers.size === 0) return;
    pending.push(change);
    plan();
  });

  const shared = ({ each, most }: { each: number; most: number }) =>
    Math.min(most, each * Math.max(1, followers.size));

  function plan(): void {
    if (publishing) return;
    const every = pending.some(({ kind }) => kind === "anything")
      ? CHANGES_EVERY_MS
      : shared(PROGRESS_EVERY_MS);
    clearTimeout(timer ?? undefined);
    timer = setTimeout(() => void publish(), Math.max(0, publishedAt + every - performance.now()));
  }

  async function publish(): Promise<void> {
    const changes = pending;
    // Before anything is read: a change from here on is published next time.
    const version = number;
    pending = [];
    publishing = true;
    const written = await write(changes, version);
    publishing = false;
    published = version;
    publishedAt = performance.now();
    for (const follower of followers) follower(written);
    if (pending.length > 0) plan();
  }

  async function write(changes: Change[], version: number): Promise<FeedMessage> {
    const ids = new Set<string>();
    for (const change of changes) {
      if (change.kind === "anything") return message("changed", version);
      for (const id of change.campaignIds) ids.add(id);
    }
    try {
      const pieces = await progressPieces(ctx, { id: workspaceId, timeZone }, [...ids]);
      const again = shared(FETCH_EVERY_MS);
      return message("progress", version, { since: named(published), pieces, again });
    } catch (error) {
      ctx.log.fault("live-progress.failed", error);
      return message("changed", version);
    }
  }

  return {
    version: () => named(number),
    // New followers get the pending messages too. Its version would make every page fetch itself before.
    unchanged: (event: "hello" | "here") => message(event, published),
    follow(workspace: Followed, onMessage: (message: FeedMessage) => void): () => void {
      timeZone = workspace.timeZone;
      if (followers.size === 0) published = number;
      followers.add(onMessage);
      return () => void followers.delete(onMessage);
    },
  };
}
