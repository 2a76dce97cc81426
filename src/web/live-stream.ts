import type { UnderlyingDefaultSource } from "node:stream/web";
import { Hono } from "hono";
import type { MemberEnv, Web } from "./env.ts";
import type { News } from "./newsroom.ts";
import { isStillSignedIn } from "./session.ts";

/** Proxies close a stream that stays silent for a minute or less. A page takes a longer silence for a dead line. */
const HEARTBEAT_MS = 30_000;
/** A browser that is cut off listens again after this. */
const RETRY_MS = 1_000;
/** News that wait for a line that is slow. It misses what is more; the next word has the version that the page should be. */
const MOST_WAITING = 8;

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // nginx holds a stream back unless told.
  "X-Accel-Buffering": "no",
  // Its connection ends with it: on a kept one a page would listen again to a server that is about to go.
  Connection: "close",
};

/**
 * `/live`: one stream for a browser. The first event, `hello`, says whether a page that was rendered before is still the present
 * one; the others are the workspace's news. Pages fetch what they show anew.
 */
export function liveStream(web: Web): Hono<MemberEnv> {
  const { ctx, newsroom, stopping } = web;
  return new Hono<MemberEnv>().get("/live", (c) => {
    const { workspace } = c.get("who");
    let close = () => {};
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start(line) {
        const say = ({ bytes }: News) => {
          if ((line.desiredSize ?? 0) > 0) line.enqueue(bytes);
        };
        const beat = async () => {
          if (await isStillSignedIn(web, c)) say(newsroom.nothing("here", workspace.id));
          else close();
        };
        const failed = (error: unknown) => {
          ctx.log.fault("live-stream-failed", error);
          close();
        };
        const heart = setInterval(() => void beat().catch(failed), HEARTBEAT_MS);
        const unfollow = newsroom.follow(workspace, say);
        close = () => {
          close = () => {};
          clearInterval(heart);
          unfollow();
          stopping.removeEventListener("abort", stop);
          line.close();
        };
        const stop = () => close();
        stopping.addEventListener("abort", stop);
        line.enqueue(Buffer.from(`retry: ${RETRY_MS}\n`));
        say(newsroom.nothing("hello", workspace.id));
      },
      cancel: () => close(),
    };
    return c.body(new ReadableStream(source, { highWaterMark: MOST_WAITING }), 200, HEADERS);
  });
}
