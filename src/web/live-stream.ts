import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { MemberEnv, Web } from "./env.ts";

/** Proxies close a stream that stays silent for a minute or less. */
const HEARTBEAT_MS = 20_000;
/** A busy campaign changes many times a second; nobody reads that fast. */
const AT_MOST_EVERY_MS = 500;

/** `/live`: says "changed" when something of the workspace changed, and nothing else. Pages fetch what they show anew. */
export function liveStream({ ctx, stopping }: Web): Hono<MemberEnv> {
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
        try {
          await stream.writeSSE({ event: "hello", data: "", retry: 1_000 });
          while (!ended.aborted) {
            const rung = await bell.rung(HEARTBEAT_MS);
            if (ended.aborted) break;
            if (rung) await stream.writeSSE({ event: "changed", data: "" });
            else await stream.write(": still here\n\n");
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
