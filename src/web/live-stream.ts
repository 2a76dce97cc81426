import { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { MemberEnv, Web } from "./env.ts";

/** Proxies close a stream that stays silent for a minute or less. A page takes a longer silence for a dead line. */
const HEARTBEAT_MS = 20_000;
/** A busy campaign changes many times a second; nobody reads that fast. */
const AT_MOST_EVERY_MS = 500;

/**
 * `/live`: one stream for a browser. Each event has the version of what a page would show now, and the server's time in ms. The
 * first, `hello`, says whether a page that was rendered before is still the present one. Pages fetch what they show anew.
 */
export function liveStream({ ctx, versions, stopping }: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get("/live", (c) => {
    const { workspace } = c.get("who");
    // nginx holds a stream back unless told.
    c.header("X-Accel-Buffering", "no");
    const answer = streamSSE(
      c,
      async (stream) => {
        const bell = newBell();
        const unlisten = ctx.live.listen(workspace.id, bell.ring);
        const end = new AbortController();
        stream.onAbort(() => end.abort());
        const ended = AbortSignal.any([end.signal, stopping]);
        ended.addEventListener("abort", bell.ring);
        const say = (event: "hello" | "changed" | "here") =>
          stream.writeSSE({ event, ...word(versions.of(workspace.id), ctx.clock.now()) });
        try {
          await say("hello");
          while (!ended.aborted) {
            const rung = await bell.rung(HEARTBEAT_MS);
            if (ended.aborted) break;
            await say(rung ? "changed" : "here");
            await stream.sleep(AT_MOST_EVERY_MS);
          }
        } finally {
          unlisten();
        }
      },
      async (error) => ctx.log.fault("live-stream-failed", error),
    );
    // Its connection ends with it: on a kept one a page would listen again to a server that is about to go.
    answer.headers.set("Connection", "close");
    return answer;
  });
}

const RETRY_MS = 1_000;

const word = (version: string, now: Date): Omit<Parameters<SSEStreamingApi["writeSSE"]>[0], "event"> => ({
  data: JSON.stringify({ version, now: now.getTime() }),
  retry: RETRY_MS,
});

/** Remembers one ring until somebody waits for it. */
function newBell() {
  let rang = false;
  let answer: (() => void) | null = null;
  return {
    ring() {
      rang = true;
      answer?.();
    },
    /** @returns whether it rang within the time */
    rung(withinMs: number): Promise<boolean> {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          answer = null;
          const was = rang;
          rang = false;
          resolve(was);
        };
        const timer = setTimeout(done, withinMs);
        answer = done;
        if (rang) done();
      });
    },
  };
}
