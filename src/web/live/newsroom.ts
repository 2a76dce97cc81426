import { randomUUID } from "node:crypto";
import type { Context } from "../../core/context.ts";
import type { Change } from "../../core/live.ts";
import { progressPieces } from "./progress-pieces.ts";

/**
 * News for the pages of a workspace, as an event of the stream, written once for all. Its data is JSON:
 *
 * - `version` names the state that a page shows if it reads the data from then on: `<process>.<number>`, and the number grows. A
 * page from another process, or with a smaller number, may be out of date.
 * - `now`: the server's time in ms.
 * - of `progress`: `pieces`, the parts of pages that it changed, by the id of their element. They bring a page that is as new as
 * `since` to `version`, without fetching it. `again`: in how many ms a page fetches its other parts.
 */
export type News = { event: Event; bytes: Uint8Array };
type Event = "hello" | "changed" | "progress" | "here";

export type Newsroom = {
  version(workspaceId: string): string;
  /** That nothing is new, and which version that is. */
  nothing(event: "hello" | "here", workspaceId: string): News;
  /** @returns how to stop following */
  follow(workspace: Followed, onNews: (news: News) => void): () => void;
};

export type Followed = { id: string; timeZone: string };

/** A busy campaign changes many times a second, which is faster than people read. */
const CHANGES_EVERY_MS = 500;
/**
 * The interval at which progress is told, and at which pages fetch their other parts, for each follower. The more followers there
 * are, the longer it is. So their total cost stays a fraction of the cost of sending.
 */
const PROGRESS_EVERY_MS = { each: 750, most: 15_000 };
const FETCH_EVERY_MS = { each: 15_000, most: 5 * 60_000 };

/** One for each server. A workspace's news are made once, however many pages follow it. */
export function openNewsroom(ctx: Context): Newsroom {
  const desks = new Map<string, ReturnType<typeof newDesk>>();
  const process = randomUUID();
  const deskOf = (id: string) => {
    const desk = desks.get(id) ?? newDesk(ctx, id, process);
    desks.set(id, desk);
    return desk;
  };
  return {
    version: (workspaceId) => deskOf(workspaceId).version(),
    nothing: (event, workspaceId) => deskOf(workspaceId).nothing(event),
    follow: (workspace, onNews) => deskOf(workspace.id).follow(workspace, onNews),
  };
}

function newDesk(ctx: Context, workspaceId: string, process: string) {
  const followers = new Set<(news: News) => void>();
  let number = 0;
  /** The changes since the last news. */
  let pending: Change[] = [];
  let told = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let telling = false;
  let timeZone = "UTC";

  const named = (version: number) => `${process}.${version}`;
  const news = (event: Event, version: number, more: object = {}): News => {
    const data = JSON.stringify({ version: named(version), now: ctx.clock.now().getTime(), ...more });
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
    if (telling) return;
    const every = pending.some(({ kind }) => kind === "anything")
      ? CHANGES_EVERY_MS
      : shared(PROGRESS_EVERY_MS);
    clearTimeout(timer ?? undefined);
    timer = setTimeout(() => void tell(), Math.max(0, toldAt + every - performance.now()));
  }

  async function tell(): Promise<void> {
    const changes = pending;
    // Before anything is read: what changes from here on is told next time.
    const version = number;
    pending = [];
    telling = true;
    const written = await write(changes, version);
    telling = false;
    told = version;
    toldAt = performance.now();
    for (const follower of followers) follower(written);
    if (pending.length > 0) plan();
  }

  async function write(changes: Change[], version: number): Promise<News> {
    const ids = new Set<string>();
    for (const change of changes) {
      if (change.kind === "anything") return news("changed", version);
      for (const id of change.campaignIds) ids.add(id);
    }
    try {
      const pieces = await progressPieces(ctx, { id: workspaceId, timeZone }, [...ids]);
      return news("progress", version, { since: named(told), pieces, again: shared(FETCH_EVERY_MS) });
    } catch (error) {
      ctx.log.fault("live-progress.failed", error);
      return news("changed", version);
    }
  }

  return {
    version: () => named(number),
    // Pending news will be told to new followers too. Its version would make every page fetch itself before.
    nothing: (event: "hello" | "here") => news(event, told),
    follow(workspace: Followed, onNews: (news: News) => void): () => void {
      timeZone = workspace.timeZone;
      if (followers.size === 0) told = number;
      followers.add(onNews);
      return () => void followers.delete(onNews);
    },
  };
}
