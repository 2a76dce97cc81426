import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { MemberEnv, Web } from "./env.ts";
import type { News } from "./newsroom.ts";
import { isStillSignedIn } from "./session.ts";

/** Proxies close a stream that stays silent for a minute or less. A page takes a longer silence for a dead line. */
const HEARTBEAT_MS = 20_000;
/** A browser that is cut off listens again after this. */
const RETRY_MS = 1_000;

/**
 * `/live`: one stream for a browser. The first event, `hello`, says whether a page that was rendered before is still the present
 * one; the others are the workspace's news. Pages fetch what they show anew.
 */
export function liveStream(web: Web): Hono<MemberEnv> {
  const { ctx, newsroom, stopping } = web;
  return new Hono<MemberEnv>().get("/live", (c) => {
    const { workspace } = c.get("who");
    // nginx holds a stream back unless told.
    c.header("X-Accel-Buffering", "no");
    const answer = streamSSE(
      c,
      async (stream) => {
        const box = letterBox();
        const unfollow = newsroom.follow(workspace, box.put);
        const end = new AbortController();
        stream.onAbort(() => end.abort());
        const ended = AbortSignal.any([end.signal, stopping]);
        ended.addEventListener("abort", () => box.put(null));
        try {
          await stream.writeSSE({ ...newsroom.nothing("hello", workspace.id), retry: RETRY_MS });
          let checkedAt = performance.now();
          while (!ended.aborted) {
            const news = await box.take(HEARTBEAT_MS);
            if (performance.now() - checkedAt >= HEARTBEAT_MS) {
              checkedAt = performance.now();
              if (!(await isStillSignedIn(web, c))) break;
            }
            if (ended.aborted) break;
            await stream.writeSSE(news ?? newsroom.nothing("here", workspace.id));
          }
        } finally {
          unfollow();
        }
      },
      async (error) => ctx.log.fault("live-stream-failed", error),
    );
    // Its connection ends with it: on a kept one a page would listen again to a server that is about to go.
    answer.headers.set("Connection", "close");
    return answer;
  });
}

/** Keeps the newest news until they are taken: a line that is too slow for all of them gets the last. */
function letterBox() {
  let newest: News | null = null;
  let answer: (() => void) | null = null;
  return {
    /** @param news - null: nothing, but whoever waits is to look up */
    put(news: News | null) {
      newest = news ?? newest;
      answer?.();
    },
    take(withinMs: number): Promise<News | null> {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          answer = null;
          const news = newest;
          newest = null;
          resolve(news);
        };
        const timer = setTimeout(done, withinMs);
        answer = done;
        if (newest) done();
      });
    },
  };
}
