import type { WebClient } from "@slack/web-api";
import type { Found } from "../../../core/chat/chat-port.ts";
import type { Clock } from "../../../core/time/clock.ts";
import { answerToError } from "./answer-to-error.ts";

/** The kind of metadata that our messages carry; people do not see it. docs.slack.dev/messaging/message-metadata */
export const MARKED = "unpause_message";

/** Slack's clock and ours may differ. */
const SKEW_S = 300;
/** Messages that may have come since. Slack gives some apps fewer at a time. docs.slack.dev/reference/methods/conversations.history */
const MOST = 200;

/** Finds the message with this mark. A search that Slack puts off is not an answer: to post then would post twice. */
export async function findMarked(
  web: WebClient,
  clock: Clock,
  channel: string,
  mark: string,
  since: Date,
  thread?: string,
): Promise<Found> {
  try {
    const place = /^[UW]/.test(channel)
      ? (await web.conversations.open({ users: channel })).channel?.id
      : channel;
    if (place === undefined) return { kind: "unsearchable" };
    const oldest = Math.floor(since.getTime() / 1000) - SKEW_S;
    const where = {
      channel: place,
      oldest: String(oldest),
      limit: MOST,
      include_all_metadata: true,
    };
    const ts = thread?.split(":")[1];
    const { messages, has_more } =
      ts === undefined
        ? await web.conversations.history(where)
        : await web.conversations.replies({ ...where, ts });
    const found = messages?.find(
      ({ metadata }) =>
        metadata?.event_type === MARKED &&
        (metadata.event_payload as { mark?: string } | undefined)?.mark === mark,
    );
    if (found?.ts) return { kind: "found", ref: `${place}:${found.ts}` };
    const isAll = has_more !== true || messages?.some(({ ts }) => Number(ts) < oldest);
    return { kind: isAll ? "nowhere" : "unsearchable" };
  } catch (error) {
    const answer = answerToError(error, clock.now());
    return answer.kind === "later" ? answer : { kind: "unsearchable" };
  }
}
