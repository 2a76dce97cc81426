import type { WebClient } from "@slack/web-api";
import type { ChatPort, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import { blockKit, fallback } from "../render/render.ts";
import { userWithEmail } from "../workspaces/people.ts";
import { answerToError } from "./answer-to-error.ts";
import { findMarked, MARKED } from "./find-marked.ts";
import { isRemoved } from "./is-removed.ts";
import { nameOfChannel } from "./name-of-channel.ts";
import { rateLimits } from "./rate-limits.ts";
import { ALERT_MS, turns } from "./turns.ts";

/**
 * Slack as alerts need it: one message, kept true by editing. `ref` is "channel:ts"; a person's channel is their user id.
 *
 * @param workspace - the Slack workspace that was installed in; the operator's own unless given
 * @param gapMs - between two messages in a channel; as Slack asks for unless given
 * @param refused - called where Slack takes the token no more; says what that means for the message
 */
export function slackChat(
  ctx: Pick<Context, "store" | "clock">,
  web: WebClient,
  {
    workspace = "own",
    gapMs,
    refused,
  }: { workspace?: string; gapMs?: number | undefined; refused?: () => Promise<PostAnswer> } = {},
): ChatPort {
  const { now } = ctx.clock;
  const inTurn = turns(ctx, gapMs);
  const limits = rateLimits(ctx, workspace);
  return {
    platform: "slack",
    async post(channel, view, { ref, mark, thread }) {
      const said = { text: fallback(view), blocks: blockKit(view) };
      const [place, ts] = ref?.split(":") ?? [];
      const method = ts === undefined ? "chat.postMessage" : "chat.update";
      const held = () => limits.holds(method, now());
      return (await held()) ?? inTurn(channel, ALERT_MS, async () => (await held()) ?? call());

      async function call(): Promise<PostAnswer> {
        try {
          const answer =
            place !== undefined && ts !== undefined
              ? await web.chat.update({ channel: place, ts, ...said })
              : await web.chat.postMessage({
                  channel,
                  ...said,
                  unfurl_links: false,
                  unfurl_media: false,
                  ...(thread !== undefined && { thread_ts: thread.split(":")[1] ?? "" }),
                  ...(mark !== null && { metadata: { event_type: MARKED, event_payload: { mark } } }),
                });
          return { kind: "posted", ref: `${answer.channel}:${answer.ts}` };
        } catch (error) {
          if (refused && isRemoved(error)) return refused();
          const answer = answerToError(error, now());
          await limits.remember(method, answer);
          return answer;
        }
      }
    },
    async find(channel, mark, since, thread) {
      const method = thread === undefined ? "conversations.history" : "conversations.replies";
      const held = await limits.holds(method, now());
      if (held !== null) return held;
      const found = await findMarked(web, ctx.clock, channel, mark, since, thread);
      if (found.kind === "later") await limits.remember(method, found);
      return found;
    },
    person: (email) => userWithEmail(web, email),
    nameOf: (channel) => nameOfChannel(web, channel),
  };
}
