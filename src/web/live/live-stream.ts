import type { UnderlyingDefaultSource } from "node:stream/web";
import { Hono } from "hono";
import { givePlacesBack, keepPlaces, takePlaces } from "../../core/limit/take-places.ts";
import type { MemberEnv, Web } from "../env.ts";
import { retryAfter } from "../too-many-tries.ts";
import { isStillSignedIn } from "../workspace/session.ts";
import type { FeedMessage } from "./change-feed.ts";

/** Proxies close a stream that stays silent for a minute or less. A page takes a longer silence for a dead line. */
const HEARTBEAT_MS = 30_000;
/** A browser that is cut off listens again after this. */
const RETRY_MS = 1_000;
/** Messages that wait for a slow line. It misses the others. The next message has the version that the page should be. */
const MOST_WAITING = 8;

/** A browser has one stream for all its pages (assets/stream.js), so only a program meets the limit. */
const LIMIT = "streams-of-member";

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store",
  // nginx holds a stream back unless told.
  "X-Accel-Buffering": "no",
  // Its connection ends with it: on a kept one a page would listen again to a server that is about to go.
  Connection: "close",
};

/**
 * `/live`: one stream for a browser. The first event, `hello`, says whether an already rendered page is still current. The others
 * tell the workspace's changes. Pages fetch their content anew.
 */
export function liveStream(web: Web): Hono<MemberEnv> {
  const { ctx, changeFeed, stopping } = web;
  return new Hono<MemberEnv>().get("/live", async (c) => {
    const { workspace, member } = c.get("who");
    const by = { workspaceId: workspace.id, memberId: member.id };
    const places = await takePlaces(ctx, by, [{ limit: LIMIT, of: [member.id] }]);
    if (places.kind === "full") {
      c.header("Retry-After", retryAfter(web, places.until));
      return c.text("You have Unpause open in too many places. Close some of them.", 429);
    }
    let release = () => {};
    let isOver = false;
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start(line) {
        const say = ({ bytes }: FeedMessage) => {
          if ((line.desiredSize ?? 0) > 0) line.enqueue(bytes);
        };
        // A session that ended gets no more messages. The end of a session tells of a change.
        const sayToMember = async (message: FeedMessage) => {
          if (await isStillSignedIn(web, c)) say(message);
          else close();
        };
        const failed = (error: unknown) => {
          ctx.log.fault("live-stream.failed", error);
          close();
        };
        const beat = async () => {
          if (await keepPlaces(ctx, LIMIT, places.uses))
            await sayToMember(changeFeed.unchanged("here", workspace.id));
          else close();
        };
        const heart = setInterval(() => void beat().catch(failed), HEARTBEAT_MS);
        const unfollow = changeFeed.follow(workspace, (message) =>
          message.event === "changed" ? void sayToMember(message).catch(failed) : say(message),
        );
        release = () => {
          release = () => {};
          clearInterval(heart);
          unfollow();
          stopping.removeEventListener("abort", stop);
          givePlacesBack(ctx, places.uses).catch((error) => ctx.log.fault("live-stream.failed", error));
        };
        const close = () => {
          release();
          // The listener may be gone already.
          if (!isOver) line.close();
          isOver = true;
        };
        const stop = () => close();
        stopping.addEventListener("abort", stop);
        line.enqueue(Buffer.from(`retry: ${RETRY_MS}\n`));
        say(changeFeed.unchanged("hello", workspace.id));
      },
      cancel() {
        isOver = true;
        release();
      },
    };
    return c.body(new ReadableStream(source, { highWaterMark: MOST_WAITING }), 200, HEADERS);
  });
}
