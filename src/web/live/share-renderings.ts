import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { MemberEnv } from "../env.ts";
import type { ChangeFeed } from "./change-feed.ts";

/** A finished answer, as another request can give it too; null: each has to make its own. */
type Rendering = { body: string; status: number; headers: Headers } | null;
/** One address for one member: the rendering that is being made, and the one that waits for its end. */
type Queue = { running: Promise<unknown>; waiting: Promise<Rendering> | null };

/**
 * Lets the tabs of a member share one rendering of a page that they ask for at the same moment. A change makes all of
 * them ask at once. While a page is rendered, other requests for it wait, and all of them get the next rendering. So every
 * rendering begins after its request, and shows what its reader has written.
 *
 * For pages that are the same in every session of a member, and that only show something.
 */
export function shareRenderings({ changeFeed }: { changeFeed: Pick<ChangeFeed, "version"> }) {
  const queues = new Map<string, Queue>();

  async function render(c: Context<MemberEnv>, next: () => Promise<void>): Promise<Rendering> {
    // Before anything is read, as for every request.
    c.set("version", changeFeed.version(c.get("who").workspace.id));
    await next();
    if (c.res.status !== 200) return null;
    return { body: await c.res.clone().text(), status: c.res.status, headers: new Headers(c.res.headers) };
  }

  return createMiddleware<MemberEnv>(async (c, next) => {
    if (c.req.method !== "GET") return next();
    const key = `${c.get("who").member.id} ${c.req.url}`;
    const queue = queues.get(key);
    if (queue?.waiting) {
      const rendering = await queue.waiting.catch(() => null);
      if (rendering === null) return next();
      const { body, ...answer } = rendering;
      return new Response(body, answer);
    }
    if (queue) {
      queue.waiting = queue.running.then(() => {
        const mine = render(c, next);
        begin(key, mine);
        return mine;
      });
      await queue.waiting;
    } else {
      const mine = render(c, next);
      begin(key, mine);
      await mine;
    }
  });

  function begin(key: string, rendering: Promise<unknown>): void {
    const queue: Queue = { running: rendering.catch(() => null), waiting: null };
    queues.set(key, queue);
    void queue.running.then(() => {
      if (queue.waiting === null) queues.delete(key);
    });
  }
}
